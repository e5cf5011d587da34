using Curation.Core;

namespace Curation.Sources.Gzip;

/// <summary>A gzip file of any number of members. A member that begins with the magic starts a segment; one that does not continues it.</summary>
internal sealed class GzipSegments(BufferedInput input, ReadOnlyMemory<byte> magic) : Segments
{
    private readonly byte[] _head = new byte[16];
    private int _headLength, _headTaken;
    private GzipMember? _member;
    private long _start, _memberStart;
    private bool _memberIsNext;
    private Fault? _fault;

    public override bool IsGzip => true;

    public override long Start => _start;

    public override long End => _memberIsNext ? _memberStart : input.Offset;

    public override Fault? Fault => _memberIsNext ? null : _fault;

    public override bool Next()
    {
        if (!_memberIsNext && !(_fault is null ? OpenMember() : FindNext())) return false;
        (_start, _memberIsNext) = (_memberStart, false);
        return true;
    }

    public override int Read(Span<byte> into)
    {
        while (_member is not null && !_memberIsNext && _fault is null)
        {
            var count = ReadMember(into);
            if (count > 0 || into.Length == 0) return count;
            if (_fault is null && OpenMember()) _memberIsNext = BeginsRecord || _fault is not null;
        }

        return 0;
    }

    private bool BeginsRecord => magic.Length > 0 && _head.AsSpan(0, _headLength).StartsWith(magic.Span);

    private int ReadMember(Span<byte> into)
    {
        if (_headTaken < _headLength)
        {
            var count = Math.Min(into.Length, _headLength - _headTaken);
            _head.AsSpan(_headTaken, count).CopyTo(into);
            _headTaken += count;
            return count;
        }

        try
        {
            return _member!.Read(into);
        }
        catch (BadRecordException e)
        {
            _fault = new Fault(e.Reason, e.Message);
            return 0;
        }
    }

    /// <summary>Opens the member that starts here; false at the end of the file. What is no member becomes a member with a fault.</summary>
    private bool OpenMember()
    {
        Close();
        SkipPadding();
        _memberStart = input.Offset;
        if (input.Peek(1).IsEmpty) return false;
        _member = GzipMember.Open(input);
        if (_member is null) _fault = new Fault("bad-gzip", "bytes that are no gzip member");
        else ReadHead();
        return true;
    }

    private void ReadHead()
    {
        int count;
        while (_headLength < _head.Length && (count = ReadMember(_head.AsSpan(_headLength))) > 0)
        {
            _headLength += count;
            _headTaken = _headLength;
        }

        _headTaken = 0;
    }

    /// <summary>After a fault: the next member that begins with the magic, searched from behind the start of the faulty one.</summary>
    private bool FindNext()
    {
        if (magic.IsEmpty) return false;
        for (input.Seek(_memberStart + 1); SeekMagic();)
        {
            _fault = null;
            OpenMember();
            if (BeginsRecord) return true;
            input.Seek(_memberStart + 1);
        }

        Close();
        return false;
    }

    private bool SeekMagic()
    {
        while (true)
        {
            var bytes = input.Peek(1 << 16);
            var found = bytes.IndexOf(GzipMember.Magic);
            if (found >= 0)
            {
                input.Advance(found);
                return true;
            }

            if (bytes.Length < 2) return false;
            input.Advance(bytes.Length - 1);
        }
    }

    private void SkipPadding()
    {
        for (var bytes = input.Peek(1); !bytes.IsEmpty && bytes[0] == 0; bytes = input.Peek(1)) input.Advance(Math.Max(1, bytes.IndexOfAnyExcept((byte)0)));
    }

    private void Close()
    {
        _member?.Dispose();
        _member = null;
        _headLength = _headTaken = 0;
    }
}
