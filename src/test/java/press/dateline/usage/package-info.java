@org.jspecify.annotations.NullMarked
package press.dateline.usage;
