namespace Curation.Extraction.Scoring;

/// <summary>Counts bytes of UTF-8 by kind. Scripts without case, spaces or Latin punctuation show in <see cref="ByteCounts.Wide"/>.</summary>
internal static class ByteKinds
{
    private enum Kind : byte { Other, Space, Digit, Upper, Lower, Mark, Separator, Money, Wide, Inner }

    private static readonly Kind[] _kinds = [.. Enumerable.Range(0, 256).Select(b => Of((byte)b))];

    public static void Count(ReadOnlySpan<byte> text, ref TextBlock block)
    {
        ref var counts = ref block.Counts;
        var hash = block.Hash;
        Span<int> found = stackalloc int[10];
        foreach (var b in text)
        {
            var kind = _kinds[b];
            found[(int)kind]++;
            if (kind == Kind.Space) continue;
            hash = (hash ^ (kind == Kind.Upper ? (byte)(b | 0x20) : b)) * 0x100000001B3;
            counts.Last = b;
            if (counts.First == 0) counts.First = b;
        }

        block.Hash = hash;
        counts.Digits += found[(int)Kind.Digit];
        counts.Uppers += found[(int)Kind.Upper];
        counts.Letters += found[(int)Kind.Upper] + found[(int)Kind.Lower] + found[(int)Kind.Wide];
        counts.Marks += found[(int)Kind.Mark];
        counts.Separators += found[(int)Kind.Separator];
        counts.Money += found[(int)Kind.Money];
        counts.Wide += found[(int)Kind.Wide];
    }

    private static Kind Of(byte b) => b switch
    {
        <= (byte)' ' or 0x7F => Kind.Space,
        >= (byte)'0' and <= (byte)'9' => Kind.Digit,
        >= (byte)'A' and <= (byte)'Z' => Kind.Upper,
        >= (byte)'a' and <= (byte)'z' => Kind.Lower,
        (byte)'|' or (byte)'/' or (byte)'\\' or (byte)'>' or (byte)'<' or (byte)'*' or (byte)'#' or (byte)'@' or (byte)'_' or (byte)'=' => Kind.Separator,
        (byte)'$' => Kind.Money,
        < 0x80 => Kind.Mark,
        < 0xC0 => Kind.Inner,
        _ => Kind.Wide,
    };
}
