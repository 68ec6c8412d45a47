@org.jspecify.annotations.NullMarked
package press.dateline.quota;
