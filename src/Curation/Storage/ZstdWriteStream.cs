namespace Curation.Storage;

/// <summary>Compresses into one zstd frame, which ends when the stream is disposed.</summary>
internal sealed unsafe class ZstdWriteStream(Stream target) : Stream
{
    private readonly byte[] _output = new byte[1 << 16];
    private nint _context = Zstd.CreateWriter();

    ~ZstdWriteStream() => Release();

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer) => Compress(buffer, Zstd.End.Continue);
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
        Compress([], Zstd.End.Flush);
        target.Flush();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _context != 0)
        {
            Compress([], Zstd.End.Frame);
            target.Dispose();
        }
        Release();
        GC.SuppressFinalize(this);
        base.Dispose(disposing);
    }

    private void Compress(ReadOnlySpan<byte> buffer, Zstd.End end)
    {
        ObjectDisposedException.ThrowIf(_context == 0, this);
        fixed (byte* from = buffer, to = _output)
        {
            var input = new Zstd.Buffer { Data = (nint)from, Size = (nuint)buffer.Length };
            nuint left;
            do
            {
                var block = new Zstd.Buffer { Data = (nint)to, Size = (nuint)_output.Length };
                left = Zstd.Compress(_context, ref block, ref input, end);
                target.Write(_output, 0, (int)block.Position);
            }
            while (end == Zstd.End.Continue ? input.Position < input.Size : left != 0);
        }
    }

    private void Release()
    {
        if (_context != 0) Zstd.FreeWriter(_context);
        _context = 0;
    }
}
