using System.Buffers.Binary;
using System.IO.Compression;
using Curation.Core;

namespace Curation.Sources.Gzip;

/// <summary>One gzip member (RFC 1952) with its exact end.</summary>
/// <remarks>
/// The inflater of the framework reads ahead and does not tell how far it got. Its last bite of input holds the end of the deflate data, after which
/// stands the checksum and length of what came out: these eight bytes are looked for there. Finding them gives the end and proves the content.
/// </remarks>
internal sealed class GzipMember : Member
{
    private readonly BufferedInput _input;
    private readonly Bites _bites;
    private readonly DeflateStream _inflater;
    private uint _crc, _length;

    /// <param name="input">Behind the member's header.</param>
    public GzipMember(BufferedInput input)
    {
        _input = input;
        _bites = new Bites(input);
        _inflater = new DeflateStream(_bites, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> into)
    {
        int count;
        try
        {
            count = _inflater.Read(into);
        }
        catch (InvalidDataException e)
        {
            throw Broken(e);
        }

        if (count == 0 && into.Length > 0) Finish();
        _crc = Crc32.Append(_crc, into[..count]);
        _length += (uint)count;
        return count;
    }

    public override void Dispose() => _inflater.Dispose();

    private void Finish()
    {
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _crc);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], _length);
        var reachedEnd = _bites.ReachedEnd;
        _input.Seek(_bites.LastStart);
        var tail = _input.Peek(_bites.LastLength + trailer.Length);
        var found = tail[..Math.Min(tail.Length, _bites.LastLength + trailer.Length)].IndexOf(trailer);
        if (found < 0) throw reachedEnd || tail.Length < _bites.LastLength + trailer.Length ? Truncated() : Broken(null);
        _input.Advance(found + trailer.Length);
    }

    private BadRecordException Broken(Exception? cause) =>
        _bites.ReachedEnd ? Truncated(cause) : new BadRecordException("bad-gzip", "the gzip data is damaged", cause);

    private static BadRecordException Truncated(Exception? cause = null) => new("truncated-gzip", "the file ends within a gzip member", cause);

    /// <summary>Feeds the inflater and remembers the last bite.</summary>
    private sealed class Bites(BufferedInput input) : Stream
    {
        public long LastStart { get; private set; } = input.Offset;

        public int LastLength { get; private set; }

        public bool ReachedEnd { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var start = input.Offset;
            var count = input.Read(buffer);
            if (count == 0) ReachedEnd = true;
            else (LastStart, LastLength) = (start, count);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
