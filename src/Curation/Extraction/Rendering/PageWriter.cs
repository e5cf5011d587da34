using System.Buffers;
using System.Runtime.CompilerServices;

namespace Curation.Extraction.Rendering;

/// <summary>What stands between two pieces of text; a wider one swallows a narrower one.</summary>
internal enum Gap
{
    None,
    Space,
    Cell,
    Line,
    Paragraph,
}

/// <summary>Collects the answer as UTF-8: collapses white space, and writes a gap only once text follows.</summary>
internal sealed class PageWriter
{
    private static readonly SearchValues<byte> _special =
        SearchValues.Create([.. Enumerable.Range(0, 256).Select(b => (byte)b).Where(PlainRun.IsSpecial)]);

    private byte[] _buffer = new byte[1 << 16];
    private const int TabWidth = 4, TailBytes = 16;
    private readonly byte[] _blanks = "                                                                "u8.ToArray();
    private byte[] _prefix = new byte[64];
    private int _length, _lines, _indent, _prefixLength;
    private Gap _gap;

    public ReadOnlyMemory<byte> ToMemory() => _buffer.AsSpan(0, _length).ToArray();

    public void Clear() => (_length, _lines, _indent, _prefixLength, _gap) = (0, 0, 0, 0, Gap.None);

    /// <summary>What each further line begins with, until <see cref="Unindent"/>.</summary>
    public void Indent(ReadOnlySpan<byte> prefix)
    {
        if (_prefix.Length - _prefixLength < prefix.Length) Array.Resize(ref _prefix, 2 * (_prefixLength + prefix.Length));
        prefix.CopyTo(_prefix.AsSpan(_prefixLength));
        _prefixLength += prefix.Length;
    }

    public void Unindent(int bytes) => _prefixLength -= bytes;

    /// <summary>Writes bytes as they are, behind the gap that was asked for.</summary>
    public void WriteMark(ReadOnlySpan<byte> mark) => Append(mark);

    /// <summary>Writes bytes right behind the last text; what gap was asked for comes after them.</summary>
    public void WriteTight(ReadOnlySpan<byte> mark)
    {
        var gap = _gap;
        _gap = Gap.None;
        Append(mark);
        _gap = gap;
    }

    /// <summary>Whether the next text begins a line.</summary>
    public bool IsAtLine => _length == 0 || _gap >= Gap.Line;

    public void ForgetGap() => _gap = Gap.None;

    /// <summary>How much is written.</summary>
    public int Length => _length;

    /// <summary>The last bytes, where the next text stands right behind them; else none.</summary>
    public ReadOnlySpan<byte> Tail => _gap == Gap.None ? _buffer.AsSpan(0, _length)[Math.Max(0, _length - TailBytes)..] : default;

    public void Ask(Gap gap)
    {
        if (gap > _gap) _gap = gap;
    }

    public void Write(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var (length, kind) = (PlainRun.Length(text), Kind.Text);
            if (length == 0) (length, kind) = Classify(text);
            if (kind == Kind.Text) Append(text[..length]);
            else if (kind == Kind.Space) Ask(Gap.Space);
            text = text[length..];
        }
    }

    /// <summary>Keeps line breaks and indents, but for more than one empty line and blanks at line ends.</summary>
    public void WritePreformatted(ReadOnlySpan<byte> text)
    {
        for (; !text.IsEmpty; text = text[1..])
        {
            switch (text[0])
            {
                case (byte)'\n': (_lines, _indent) = (_lines + 1, 0); continue;
                case (byte)' ': _indent++; continue;
                case (byte)'\t': _indent += TabWidth; continue;
                case < 0x20 or 0x7F: continue;
                case 0xC2 when text is [_, 0xA0, ..]:
                    _indent++;
                    text = text[1..];
                    continue;
            }

            var end = text[1..].IndexOfAny(_special);
            var run = end < 0 ? text : text[..(end + 1)];
            FlushLayout();
            Append(run);
            text = text[(run.Length - 1)..];
        }
    }

    /// <summary>Forgets white space at the border of a preformatted block.</summary>
    public void EndPreformatted() => _lines = _indent = 0;

    private void FlushLayout()
    {
        if (_gap < Gap.Line && _length > 0 && _lines > 0) _gap = _lines == 1 ? Gap.Line : Gap.Paragraph;
        var indent = _indent;
        EndPreformatted();
        if (indent > 0) Append(_blanks.AsSpan(0, Math.Min(indent, _blanks.Length)));
    }

    private void Append(ReadOnlySpan<byte> run)
    {
        var gap = _length == 0 ? Gap.None : _gap;
        _gap = Gap.None;
        switch (gap)
        {
            case Gap.Space: Put(" "u8); break;
            case Gap.Cell: Put(" | "u8); break;
            case Gap.Line: Break(); break;
            case Gap.Paragraph:
                Break();
                TrimLine();
                Break();
                break;
        }

        Put(run);
    }

    private void Break()
    {
        Put("\n"u8);
        Put(_prefix.AsSpan(0, _prefixLength));
    }

    /// <summary>An empty line has no blanks at its end.</summary>
    private void TrimLine()
    {
        while (_length > 0 && _buffer[_length - 1] == (byte)' ') _length--;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(ReadOnlySpan<byte> bytes)
    {
        if (_buffer.Length - _length < bytes.Length) Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, _length + bytes.Length));
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private enum Kind { Text, Space, Nothing }

    private static (int Length, Kind Kind) Classify(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x0B, ..] => (1, Kind.Space),
        [< 0x20 or 0x7F, ..] => (1, Kind.Nothing),
        [0xC2, 0xA0, ..] => (2, Kind.Space),
        [0xC2, 0xAD, ..] => (2, Kind.Nothing),
        [0xC2, _, ..] => (2, Kind.Text),
        [0xE2, 0x80, >= 0x80 and <= 0x8A or 0xA8 or 0xA9, ..] => (3, Kind.Space),
        [0xE2, 0x80, 0x8B, ..] or [0xE2, 0x81, 0xA0, ..] or [0xEF, 0xBB, 0xBF, ..] => (3, Kind.Nothing),
        _ => (Math.Min(3, text.Length), Kind.Text),
    };
}
