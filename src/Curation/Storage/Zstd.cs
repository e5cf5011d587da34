using System.Runtime.InteropServices;
using Curation.Core;

namespace Curation.Storage;

/// <summary>The part of the system's libzstd that streams need (zstd.h, version 1.4 and later). Output bytes depend on the library's version.</summary>
internal static partial class Zstd
{
    private const string Library = "libzstd.so.1";
    private const int WindowLogMaxParameter = 100;
    private const int LevelParameter = 100;
    private const int ResetSession = 1;

    /// <summary>128 MB: what the command line of zstd accepts without being told otherwise.</summary>
    private const int WindowLogMax = 27;

    private const int Level = 3;

    internal enum End { Continue, Flush, Frame }

    [StructLayout(LayoutKind.Sequential)]
    internal struct Buffer
    {
        internal nint Data;
        internal nuint Size;
        internal nuint Position;
    }

    internal static bool IsAvailable
    {
        get
        {
            if (!NativeLibrary.TryLoad(Library, out var handle)) return false;
            NativeLibrary.Free(handle);
            return true;
        }
    }

    internal static nint CreateReader()
    {
        Require();
        var context = ZSTD_createDCtx();
        Check(ZSTD_DCtx_setParameter(context, WindowLogMaxParameter, WindowLogMax));
        return context;
    }

    internal static nint CreateWriter()
    {
        Require();
        var context = ZSTD_createCCtx();
        Check(ZSTD_CCtx_setParameter(context, LevelParameter, Level));
        return context;
    }

    /// <summary>For all frames from here on. The library keeps a copy.</summary>
    internal static void Load(nint context, byte[] dictionary) => Check(ZSTD_DCtx_loadDictionary(context, dictionary, (nuint)dictionary.Length));

    internal static void Reset(nint context) => Check(ZSTD_DCtx_reset(context, ResetSession));

    /// <summary>Gives 0 when a frame is complete and wholly written.</summary>
    internal static nuint Decompress(nint context, ref Buffer output, ref Buffer input) => Check(ZSTD_decompressStream(context, ref output, ref input));

    /// <summary>Gives 0 when nothing is left to write.</summary>
    internal static nuint Compress(nint context, ref Buffer output, ref Buffer input, End end) =>
        Check(ZSTD_compressStream2(context, ref output, ref input, end));

    internal static void FreeReader(nint context) => _ = ZSTD_freeDCtx(context);

    internal static void FreeWriter(nint context) => _ = ZSTD_freeCCtx(context);

    private static void Require()
    {
        if (!IsAvailable) throw new RunException($"zstd needs {Library}, which is not on this machine (apt-get install libzstd1)");
    }

    private static nuint Check(nuint result)
    {
        if (ZSTD_isError(result) == 0) return result;
        throw new InvalidDataException($"zstd: {Marshal.PtrToStringUTF8(ZSTD_getErrorName(result))}");
    }

    [LibraryImport(Library)] private static partial nint ZSTD_createDCtx();
    [LibraryImport(Library)] private static partial nint ZSTD_createCCtx();
    [LibraryImport(Library)] private static partial nuint ZSTD_freeDCtx(nint context);
    [LibraryImport(Library)] private static partial nuint ZSTD_freeCCtx(nint context);
    [LibraryImport(Library)] private static partial nuint ZSTD_DCtx_setParameter(nint context, int parameter, int value);
    [LibraryImport(Library)] private static partial nuint ZSTD_CCtx_setParameter(nint context, int parameter, int value);
    [LibraryImport(Library)] private static partial nuint ZSTD_DCtx_loadDictionary(nint context, byte[] dictionary, nuint bytes);
    [LibraryImport(Library)] private static partial nuint ZSTD_DCtx_reset(nint context, int directive);
    [LibraryImport(Library)] private static partial nuint ZSTD_decompressStream(nint context, ref Buffer output, ref Buffer input);
    [LibraryImport(Library)] private static partial nuint ZSTD_compressStream2(nint context, ref Buffer output, ref Buffer input, End end);
    [LibraryImport(Library)] private static partial uint ZSTD_isError(nuint result);
    [LibraryImport(Library)] private static partial nint ZSTD_getErrorName(nuint result);
}
