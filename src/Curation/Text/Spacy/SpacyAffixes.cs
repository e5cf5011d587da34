namespace Curation.Text.Spacy;

/// <summary>The prefixes, suffixes and infixes of spaCy's English splitter (lang/punctuation.py, lang/en/punctuation.py), on the bytes of a chunk
/// without white space.</summary>
internal static class SpacyAffixes
{
    private static readonly byte[][] _currencyPrefixes = Encode("US$ C$ A$");

    // Currencies and units: a suffix behind a digit. None holds a digit of its own.
    private static readonly byte[][] _behindDigit = Encode(
        "$ £ € ¥ ฿ US$ C$ A$ ₽ ﷼ ₴ + km km² km³ m m² m³ dm dm² dm³ cm cm² cm³ mm mm² mm³ ha µm nm yd in ft kg g mg µg t lb oz m/s km/h mph hPa Pa mbar mb "
        + "MB kb KB gb GB tb TB T G M K % км км² км³ м м² м³ дм дм² дм³ см см² см³ мм мм² мм³ нм кг г мг м/с км/ч кПа Па мбар Кб КБ кб Мб МБ мб Гб ГБ гб "
        + "Тб ТБ тб كم كم² كم³ م م² م³ سم سم² سم³ مم مم² مم³ غرام جرام جم كغ ملغ كوب اكواب");

    private static readonly int _longestBehindDigit = _behindDigit.Max(unit => unit.Length);

    private static readonly byte[][] _genitives = Encode("'s 'S ’s ’S");

    /// <summary>The bytes of the prefix of a chunk; 0 where there is none.</summary>
    public static int Prefix(ReadOnlySpan<byte> chunk)
    {
        var found = SpacyTable.At(chunk, 0, out var next);
        if ((found & SpacyClass.Prefix) != 0) return next;
        if (chunk.IsEmpty) return 0;
        switch (chunk[0])
        {
            case (byte)'+':
                return chunk.Length > 1 && char.IsAsciiDigit((char)chunk[1]) ? 0 : 1;
            case (byte)'.':
                var dots = DotsAt(chunk, 0);
                return dots > 1 ? dots : 0;
            case (byte)'U' or (byte)'C' or (byte)'A':
                foreach (var currency in _currencyPrefixes)
                {
                    if (chunk.StartsWith(currency)) return currency.Length;
                }

                return 0;
            default:
                return 0;
        }
    }

    /// <summary>The bytes of the suffix of a chunk, the longest that fits; 0 where there is none.</summary>
    public static int Suffix(ReadOnlySpan<byte> chunk)
    {
        if (chunk.IsEmpty) return 0;
        if (BehindDigit(chunk) is > 0 and var unit) return unit;
        if (chunk[^1] == '.') return Dots(chunk);
        foreach (var genitive in _genitives)
        {
            if (chunk.EndsWith(genitive)) return genitive.Length;
        }

        if (chunk.EndsWith("……"u8)) return "……"u8.Length;
        var last = CodePoints.LastStart(chunk);
        return (SpacyTable.At(chunk, last, out _) & SpacyClass.Suffix) != 0 ? chunk.Length - last : 0;
    }

    /// <summary>The first infix from <paramref name="at"/> on: where it starts, and its bytes; the length of the text where there is none.</summary>
    public static (int At, int Length) Infix(ReadOnlySpan<byte> core, int at)
    {
        while (at < core.Length)
        {
            if (char.IsAsciiLetterOrDigit((char)core[at]))
            {
                at++;
                continue;
            }

            var length = InfixAt(core, at, out var next);
            if (length > 0) return (at, length);
            at = next;
        }

        return (core.Length, 0);
    }

    private static int InfixAt(ReadOnlySpan<byte> core, int at, out int next)
    {
        var found = SpacyTable.At(core, at, out next);
        if ((found & SpacyClass.Icon) != 0) return next - at;
        switch (CodePoints.Decode(core, at, out _))
        {
            case '…':
                return next - at;
            case '.':
                var dots = DotsAt(core, at);
                if (dots > 1) return dots;
                return Is(Before(core, at), SpacyClass.Lower | SpacyClass.Quote) && IsAt(core, next, SpacyClass.Upper | SpacyClass.Quote) ? 1 : 0;
            case ',':
                return Is(Before(core, at), SpacyClass.Alpha) && IsAt(core, next, SpacyClass.Alpha) ? 1 : 0;
            case '+' or '*' or '^':
                return IsBetweenNumbers(core, at) ? 1 : 0;
            case '-' or '–' or '—' or '~':
                return IsBetweenNumbers(core, at) && core[at] == '-' ? 1 : Hyphen(core, at, next);
            case ':' or '<' or '>' or '=' or '/':
                return Is(Before(core, at), SpacyClass.BeforeInfix) && IsAt(core, next, SpacyClass.Alpha) ? 1 : 0;
            default:
                return 0;
        }
    }

    private static bool IsBetweenNumbers(ReadOnlySpan<byte> core, int at) =>
        Is(Before(core, at), SpacyClass.Digit) && at + 1 < core.Length && (core[at + 1] == '-' || char.IsAsciiDigit((char)core[at + 1]));

    /// <summary>One hyphen, or up to three of <c>-</c>, or two of <c>—</c>, between a letter or digit and a letter.</summary>
    private static int Hyphen(ReadOnlySpan<byte> core, int at, int next)
    {
        if (!Is(Before(core, at), SpacyClass.BeforeInfix)) return 0;
        var hyphen = core[at..next];
        var most = hyphen.SequenceEqual("-"u8) ? 3 : hyphen.SequenceEqual("—"u8) ? 2 : 1;
        for (var (count, end) = (1, next); count <= most; count++, end += hyphen.Length)
        {
            if (IsAt(core, end, SpacyClass.Alpha)) return end - at;
            if (!core[end..].StartsWith(hyphen)) return 0;
        }

        return 0;
    }

    private static int BehindDigit(ReadOnlySpan<byte> chunk)
    {
        var digit = chunk.Length - 1;
        var first = Math.Max(0, digit - _longestBehindDigit);
        while (digit >= first && !char.IsAsciiDigit((char)chunk[digit])) digit--;
        if (digit < first || digit == chunk.Length - 1) return 0;
        foreach (var unit in _behindDigit)
        {
            if (chunk[(digit + 1)..].SequenceEqual(unit)) return unit.Length;
        }

        return 0;
    }

    private static int Dots(ReadOnlySpan<byte> chunk)
    {
        var others = chunk.TrimEnd((byte)'.');
        if (chunk.Length - others.Length > 1) return chunk.Length - others.Length;
        var before = SpacyTable.Before(others, others.Length);
        if ((before & SpacyClass.BeforeDot) != 0) return 1;
        if (others.IsEmpty) return 0;
        var earlier = CodePoints.LastStart(others);
        if ((before & SpacyTable.Before(others, earlier) & SpacyClass.Upper) != 0) return 1;
        return others.Length - earlier == 1 && "FfCcKk"u8.Contains(others[^1]) && others[..earlier].EndsWith("°"u8) ? 1 : 0;
    }

    private static int DotsAt(ReadOnlySpan<byte> text, int at)
    {
        var end = text[at..].IndexOfAnyExcept((byte)'.');
        return end < 0 ? text.Length - at : end;
    }

    private static SpacyClass Before(ReadOnlySpan<byte> core, int at) => SpacyTable.Before(core, at);

    private static bool Is(SpacyClass found, SpacyClass wanted) => (found & wanted) != 0;

    private static bool IsAt(ReadOnlySpan<byte> core, int at, SpacyClass wanted) => (SpacyTable.At(core, at, out _) & wanted) != 0;

    private static byte[][] Encode(string words) => [.. words.Split(' ').Select(System.Text.Encoding.UTF8.GetBytes)];
}
