package press.dateline.cache;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Packs bytes by zstd (RFC 8878), which unpacks 10 KB within some ten microseconds. What it needs for that is large and
 * slow to make, so each thread that unpacks has its own.
 */
final class Packing {

    /** Each answer that is kept is packed, when it is loaded: a higher one costs more time than it saves room. */
    private static final int LEVEL = 3;

    private static final boolean AVAILABLE = isLoaded();

    private static final FastThreadLocal<ZstdDecompressCtx> UNPACKER = new FastThreadLocal<>() {
        @Override
        protected ZstdDecompressCtx initialValue() {
            return new ZstdDecompressCtx();
        }

        @Override
        protected void onRemoval(ZstdDecompressCtx context) {
            context.close();
        }
    };

    private Packing() {}

    private static boolean isLoaded() {
        try {
            return Zstd.compressBound(1) > 0;
        } catch (LinkageError e) {
            return false;
        }
    }

    /** It comes with native code, which not every machine has. */
    static boolean isAvailable() {
        return AVAILABLE;
    }

    static byte[] pack(byte[] plain) {
        return Zstd.compress(plain, LEVEL);
    }

    /**
     * The bytes that were packed.
     *
     * @param length of the plain bytes
     */
    static byte[] unpack(byte[] packed, int length) {
        return UNPACKER.get().decompress(packed, length);
    }
}
