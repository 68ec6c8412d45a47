package press.dateline.article;

import java.util.List;

final class WordCount {
    private WordCount() {}

    static int words(List<Block> blocks) {
        return blocks.size();
    }

    static int readingSeconds(int words) {
        return words;
    }
}
