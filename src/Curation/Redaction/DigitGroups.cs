using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Curation.Redaction;

/// <summary>A number written in one piece or in groups parted by one and the same space, hyphen, point or slash, as far as an identifier can reach.</summary>
internal ref struct DigitGroups
{
    public const int MostDigits = 20, MostGroups = 8;

    private Digits _digits;
    private Groups _sizes, _ends;

    /// <summary>All digits without separators, as numbers.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Values => ((ReadOnlySpan<byte>)_digits)[..Total];

    public int Count { get; private set; }

    public int Total { get; private set; }

    /// <summary>0 where it is in one piece.</summary>
    public byte Separator { get; private set; }

    [UnscopedRef]
    public readonly ReadOnlySpan<int> Sizes => ((ReadOnlySpan<int>)_sizes)[..Count];

    public readonly int End => _ends[Count - 1];

    /// <summary>The number that begins at a digit; of more digits than any identifier has, one group with a total above <see cref="MostDigits"/>.</summary>
    public static DigitGroups Read(ReadOnlySpan<byte> text, int at)
    {
        var groups = new DigitGroups();
        for (var next = at; groups.Count < MostGroups;)
        {
            var end = next;
            while (Ascii.IsDigitAt(text, end) && end - next <= MostDigits) end++;
            if (groups.Total + end - next > MostDigits) break;
            for (var i = next; i < end; i++) groups._digits[groups.Total++] = (byte)(text[i] - '0');
            (groups._sizes[groups.Count], groups._ends[groups.Count]) = (end - next, end);
            groups.Count++;
            if (end + 1 >= text.Length || text[end] is not ((byte)' ' or (byte)'-' or (byte)'.' or (byte)'/') || !Ascii.IsDigit(text[end + 1])) break;
            if (groups.Separator != 0 && groups.Separator != text[end]) break;
            groups.Separator = text[end];
            next = end + 1;
        }

        return groups;
    }

    /// <summary>Takes the last group off.</summary>
    public void Shorten()
    {
        Count--;
        Total -= _sizes[Count];
        if (Count == 1) Separator = 0;
    }

    /// <summary>Whether the groups have these sizes.</summary>
    public readonly bool Are(params ReadOnlySpan<int> sizes) => Sizes.SequenceEqual(sizes);

    [InlineArray(MostDigits)]
    private struct Digits
    {
        private byte _first;
    }

    [InlineArray(MostGroups)]
    private struct Groups
    {
        private int _first;
    }
}
