namespace Curation.Storage;

/// <summary>Decompresses zstd frames one after the other. Data that ends inside a frame is an <see cref="InvalidDataException"/>.</summary>
internal sealed class ZstdReadStream(Stream source) : Stream
{
    private readonly byte[] _input = new byte[1 << 16];
    private readonly ZstdDecoder _decoder = new();
    private int _inputStart;
    private int _inputEnd;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (true)
        {
            // a frame may hold output back that needs no further input, so the library is asked before the end is believed
            var ended = _inputStart == _inputEnd && !Refill();
            if (ended && !_decoder.IsInsideFrame) return 0;
            var (read, written) = _decoder.Decode(_input.AsSpan(_inputStart, _inputEnd - _inputStart), buffer);
            _inputStart += read;
            if (written > 0) return written;
            if (ended) throw new InvalidDataException("zstd: the data ends inside a frame");
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        _decoder.Dispose();
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }

    private bool Refill()
    {
        _inputStart = 0;
        _inputEnd = source.Read(_input);
        return _inputEnd > 0;
    }
}
