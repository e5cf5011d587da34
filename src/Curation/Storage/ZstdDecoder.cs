namespace Curation.Storage;

/// <summary>Decodes zstd frames with their exact ends (RFC 8878).</summary>
internal sealed unsafe class ZstdDecoder : IDisposable
{
    private nint _context = Zstd.CreateReader();

    /// <param name="dictionary">Raw or trained; null without one.</param>
    /// <exception cref="InvalidDataException">The dictionary is broken.</exception>
    public ZstdDecoder(byte[]? dictionary = null)
    {
        if (dictionary is not null) Zstd.Load(_context, dictionary);
    }

    ~ZstdDecoder() => Release();

    /// <summary>Whether a frame has begun and not ended.</summary>
    public bool IsInsideFrame { get; private set; }

    /// <summary>Forgets a frame that was begun.</summary>
    public void Reset()
    {
        Zstd.Reset(_context);
        IsInsideFrame = false;
    }

    /// <summary>Decodes what fits, up to the end of the frame.</summary>
    /// <exception cref="InvalidDataException">The frame is broken.</exception>
    public (int Read, int Written) Decode(ReadOnlySpan<byte> from, Span<byte> into)
    {
        ObjectDisposedException.ThrowIf(_context == 0, this);
        fixed (byte* source = from, target = into)
        {
            var input = new Zstd.Buffer { Data = (nint)source, Size = (nuint)from.Length };
            var output = new Zstd.Buffer { Data = (nint)target, Size = (nuint)into.Length };
            IsInsideFrame = Zstd.Decompress(_context, ref output, ref input) != 0;
            return ((int)input.Position, (int)output.Position);
        }
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (_context != 0) Zstd.FreeReader(_context);
        _context = 0;
    }
}
