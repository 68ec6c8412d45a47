# Called by mvnw.cmd: prints the folder of the Maven that builds Dateline, and fetches it first if it is not there yet
# (once, into .m2\wrapper\dists of the user, or below MAVEN_USER_HOME), checked against the pinned SHA-512.
# Needs nothing but the PowerShell 5.1 of Windows 10. The places are those of mvnw.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue' # drawing it makes the download many times slower

try {
    # The JDK: mvn.cmd takes it from JAVA_HOME, so it is only looked at here.
    $version = 'unknown'
    $release = Join-Path $env:JAVA_HOME 'release'
    if (Test-Path -LiteralPath $release) {
        foreach ($line in Get-Content -LiteralPath $release) {
            if ($line -match '^JAVA_VERSION="?(\d+)') { $version = $Matches[1] }
        }
    }
    if ($version -ne 'unknown' -and [int] $version -lt 25) {
        throw "Dateline needs a JDK 25 or newer, and JAVA_HOME ($env:JAVA_HOME) is a JDK $version. Install one, for example from https://adoptium.net, and set JAVA_HOME to its folder."
    }

    # The Maven.
    $property = @{}
    foreach ($line in Get-Content -LiteralPath (Join-Path $PSScriptRoot 'maven-wrapper.properties')) {
        if ($line -match '^(\w+)=(.*)$') { $property[$Matches[1]] = $Matches[2].Trim() }
    }
    $url = $property['distributionUrl']
    $sha512 = $property['distributionSha512Sum']
    $file = $url.Substring($url.LastIndexOf('/') + 1)
    $name = $file -replace '-bin\.zip$', ''
    $base = $env:MAVEN_USER_HOME
    if (-not $base) { $base = Join-Path $env:USERPROFILE '.m2' }
    $dists = Join-Path $base "wrapper\dists\$name"
    $maven = Join-Path $dists $sha512.Substring(0, 16)

    if (-not (Test-Path -LiteralPath (Join-Path $maven 'bin\mvn.cmd'))) {
        [Console]::Error.WriteLine("mvnw: fetching $name (once) into $maven")
        $work = Join-Path $dists ('.fetching-' + [Guid]::NewGuid().ToString('N'))
        [void] [IO.Directory]::CreateDirectory($work)
        try {
            $zip = Join-Path $work $file
            $byHand = Join-Path $dists $file
            if (Test-Path -LiteralPath $byHand) {
                Copy-Item -LiteralPath $byHand -Destination $zip
            } else {
                [Net.ServicePointManager]::SecurityProtocol =
                    [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
                try {
                    Invoke-WebRequest -UseBasicParsing -Uri $url -OutFile $zip
                } catch {
                    throw "could not get $url ($($_.Exception.Message)). Fetch it by other means, put it into $dists and run mvnw again: it is checked and used."
                }
            }
            $actual = (Get-FileHash -Algorithm SHA512 -LiteralPath $zip).Hash
            if ($actual -ne $sha512) {
                throw "the $file that came is not the pinned one (SHA-512 $($actual.ToLower()), pinned $sha512), so it was thrown away."
            }
            Expand-Archive -LiteralPath $zip -DestinationPath $work
            # One rename, so that there is either a whole Maven or none; it fails if another mvnw has been faster.
            try {
                [IO.Directory]::Move((Join-Path $work $name), $maven)
            } catch {
                if (-not (Test-Path -LiteralPath (Join-Path $maven 'bin\mvn.cmd'))) { throw }
            }
        } finally {
            Remove-Item -LiteralPath $work -Recurse -Force
        }
    }
    Write-Output $maven
} catch {
    [Console]::Error.WriteLine("mvnw: $($_.Exception.Message)")
    exit 1
}
