using System.Buffers;
using System.Globalization;
using System.Text;
using Curation.Text;

namespace Curation.Models.NGrams;

/// <summary>What a language model takes for tokens. A model is read in the form it was trained in.</summary>
public enum TokenForm
{
    /// <summary>Lower-case words, every digit a 0, every mark and every ideograph a token of its own; lines without a token do not count.</summary>
    Words,

    /// <summary>What stands between white space, as it stands, as KenLM reads its input; lines without a token count.</summary>
    Plain,

    /// <summary>What stands between white space once CCNet has normalised the line (<see cref="CcnetForm"/>): for models made by its pipeline of whole words;
    /// lines without a token count.</summary>
    Ccnet,
}

/// <summary>Brings lines into the form of their tokens: UTF-8, tokens set apart by white space. For one thread at a time.</summary>
internal sealed class TokenLines(TokenForm form) : IDisposable
{
    private const byte Space = (byte)' ', Apostrophe = (byte)'\'';
    // a mark of one byte comes with a space before and behind it
    private const int Growth = 3;
    private PooledList<byte> _formed;

    // 0 parts tokens, 1 is a token of its own, all else the byte that is put
    private static ReadOnlySpan<byte> Ascii =>
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8 +
        "\0\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u00010000000000\u0001\u0001\u0001\u0001\u0001\u0001"u8 +
        "\u0001abcdefghijklmnopqrstuvwxyz\u0001\u0001\u0001\u0001\u0001"u8 +
        "\u0001abcdefghijklmnopqrstuvwxyz\u0001\u0001\u0001\u0001\0"u8;

    /// <summary>Good until the next call.</summary>
    public ReadOnlySpan<byte> Form(ReadOnlySpan<byte> line)
    {
        if (form == TokenForm.Plain) return line;
        var to = _formed.Resize(Growth * line.Length);
        if (form == TokenForm.Ccnet) return to[..CcnetForm.Write(line, to)];
        var count = 0;
        for (var at = 0; at < line.Length;)
        {
            var ascii = line[at] < 0x80 ? Ascii[line[at]] : (byte)0;
            if (line[at] >= 0x80) at += Put(line[at..], to, ref count);
            else if (ascii > 1) (to[count++], at) = (ascii, at + 1);
            else if (line[at] == Apostrophe && IsWithin(to[..count], line[(at + 1)..])) (to[count++], at) = (Apostrophe, at + 1);
            else
            {
                to[count++] = Space;
                if (ascii == 1) (to[count++], to[count++]) = (line[at], Space);
                at++;
            }
        }

        return to[..count];
    }

    public void Dispose() => _formed.Dispose();

    /// <summary>Whether an apostrophe stands between letters.</summary>
    private static bool IsWithin(ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind) =>
        before is [.., >= (byte)'a' or >= 0x80] && behind is [(>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or >= 0x80, ..];

    private static int Put(ReadOnlySpan<byte> line, Span<byte> to, ref int count)
    {
        if (Rune.DecodeFromUtf8(line, out var rune, out var size) != OperationStatus.Done || Rune.IsWhiteSpace(rune)) to[count++] = Space;
        else if (rune.Value == '’' && IsWithin(to[..count], line[size..])) to[count++] = Apostrophe;
        else
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case <= UnicodeCategory.EnclosingMark when !IsIdeograph(rune.Value):
                    count += Rune.ToLowerInvariant(rune).EncodeToUtf8(to[count..]);
                    break;
                case UnicodeCategory.DecimalDigitNumber:
                    to[count++] = (byte)'0';
                    break;
                case UnicodeCategory.Format or UnicodeCategory.Control:
                    break;
                default:
                    to[count++] = Space;
                    count += rune.EncodeToUtf8(to[count..]);
                    to[count++] = Space;
                    break;
            }
        }

        return size;
    }

    private static bool IsIdeograph(int value) => value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or >= 0x20000;
}

/// <summary>Walks over the tokens of a line: what stands between bytes up to the space.</summary>
internal ref struct TokenScan(ReadOnlySpan<byte> line)
{
    private ReadOnlySpan<byte> _rest = line;

    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly TokenScan GetEnumerator() => this;

    public bool MoveNext()
    {
        var rest = _rest;
        var start = 0;
        while (start < rest.Length && rest[start] <= ' ') start++;
        var end = start;
        while (end < rest.Length && rest[end] > ' ') end++;
        Current = rest[start..end];
        _rest = rest[end..];
        return end > start;
    }
}
