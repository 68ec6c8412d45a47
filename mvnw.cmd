@echo off
rem Builds Dateline on Windows: mvnw verify, in the project's folder.
rem
rem It needs JAVA_HOME to be a JDK 25 or newer. .mvn\wrapper\get-maven.ps1 fetches the pinned Maven once and says where it
rem is; everything given is passed on to it. There are no labels here on purpose: cmd loses them in files with LF ends.
setlocal

if not exist "%JAVA_HOME%\bin\javac.exe" (
    echo mvnw: set JAVA_HOME to the folder of a JDK 25 or newer, with javac, for example from https://adoptium.net>&2
    exit /b 1
)

set "MVNW_MAVEN="
for /f "usebackq delims=" %%m in (`powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0.mvn\wrapper\get-maven.ps1"`) do set "MVNW_MAVEN=%%m"
if not defined MVNW_MAVEN exit /b 1

"%MVNW_MAVEN%\bin\mvn.cmd" %*
