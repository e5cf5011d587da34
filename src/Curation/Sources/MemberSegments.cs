using Curation.Core;

namespace Curation.Sources;

/// <summary>A packed file of any number of members. A member that begins with the magic of records starts a segment; one that does not continues it.</summary>
internal sealed class MemberSegments(BufferedInput input, MemberFormat format, ReadOnlyMemory<byte> magic) : Segments
{
    /// <summary>A member that unpacks to more than this, and to more than so many times its size, is a decompression bomb.</summary>
    private const long MaxUncheckedBytes = 64 << 20;
    private const int MaxRatio = 200, SearchedBytes = 1 << 16;

    /// <summary>The fault of each member that was packed with a dictionary which the file lacks.</summary>
    public const string MissingDictionary = "missing-zstd-dictionary";

    private readonly byte[] _head = new byte[16];
    private int _headLength, _headTaken;
    private Member? _member;
    private long _start, _memberStart, _memberBytes;
    private bool _memberIsNext;
    private Fault? _fault;

    public override bool IsPacked => true;

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

    public override void Dispose()
    {
        Close();
        format.Dispose();
    }

    public static bool IsBomb(long unpacked, long packed) => unpacked > MaxUncheckedBytes && unpacked > MaxRatio * packed;

    /// <summary>Goes to the next place that looks like the start of a member; false where there is none.</summary>
    public static bool SeekMagic(BufferedInput input, ReadOnlySpan<byte> magic)
    {
        while (true)
        {
            var bytes = input.Peek(SearchedBytes);
            var found = bytes.IndexOf(magic);
            if (found >= 0)
            {
                input.Advance(found);
                return true;
            }

            if (bytes.Length < magic.Length) return false;
            input.Advance(bytes.Length - magic.Length + 1);
        }
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
            var count = _member!.Read(into);
            _memberBytes += count;
            if (!IsBomb(_memberBytes, input.Offset - _memberStart)) return count;
            _fault = new Fault("decompression-bomb", FormattableString.Invariant($"a member that unpacks to more than {MaxRatio} times its size"));
        }
        catch (BadRecordException e)
        {
            _fault = new Fault(e.Reason, e.Message);
        }

        return 0;
    }

    /// <summary>Opens the member that starts here; false at the end of the file. What is no member becomes a member with a fault.</summary>
    private bool OpenMember()
    {
        Close();
        format.SkipPadding(input);
        _memberStart = input.Offset;
        if (input.Peek(1).IsEmpty) return false;
        _member = format.Open(input);
        if (_member is null) _fault = new Fault($"bad-{format.Name}", $"bytes that are no {format.Name} member");
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

    /// <summary>After a fault: the next member that begins with the magic, or that cannot be read for want of a dictionary, searched from behind the start of
    /// the faulty one.</summary>
    private bool FindNext()
    {
        if (magic.IsEmpty) return false;
        for (input.Seek(_memberStart + 1); SeekMagic(input, format.Magic);)
        {
            _fault = null;
            OpenMember();
            if (BeginsRecord || _fault?.Reason == MissingDictionary) return true;
            input.Seek(_memberStart + 1);
        }

        Close();
        return false;
    }

    private void Close()
    {
        _member?.Dispose();
        _member = null;
        _headLength = _headTaken = 0;
        _memberBytes = 0;
    }
}
