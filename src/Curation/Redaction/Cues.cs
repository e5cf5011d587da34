namespace Curation.Redaction;

/// <summary>Words near a number that say what it is.</summary>
internal static class Cues
{
    private const int Reach = 30, MostMarks = 4;

    public static readonly byte[][] Phone =
    [
        "tel"u8.ToArray(), "telephone"u8.ToArray(), "phone"u8.ToArray(), "ph"u8.ToArray(), "call"u8.ToArray(), "fax"u8.ToArray(), "mobile"u8.ToArray(),
        "cell"u8.ToArray(), "whatsapp"u8.ToArray(), "telefon"u8.ToArray(), "téléphone"u8.ToArray(), "tél"u8.ToArray(), "teléfono"u8.ToArray(),
        "telefono"u8.ToArray(), "handy"u8.ToArray(), "mobil"u8.ToArray(), "dial"u8.ToArray(), "hotline"u8.ToArray(),
    ];

    public static readonly byte[][]
        Ssn = ["ssn"u8.ToArray(), "social security"u8.ToArray(), "ss#"u8.ToArray()],
        Sin = ["sin"u8.ToArray(), "social insurance"u8.ToArray(), "nas"u8.ToArray(), "assurance sociale"u8.ToArray()],
        Tfn = ["tfn"u8.ToArray(), "tax file"u8.ToArray()],
        Nhs = ["nhs"u8.ToArray(), "patient"u8.ToArray(), "national health"u8.ToArray()],
        Aadhaar = ["aadhaar"u8.ToArray(), "aadhar"u8.ToArray(), "uidai"u8.ToArray(), "uid"u8.ToArray()],
        Personnummer = ["personnummer"u8.ToArray(), "personnr"u8.ToArray(), "pnr"u8.ToArray(), "person number"u8.ToArray()],
        Isbn = ["isbn"u8.ToArray(), "issn"u8.ToArray(), "doi"u8.ToArray(), "ean"u8.ToArray()];

    public static readonly byte[][] Version =
    [
        "version"u8.ToArray(), "versions"u8.ToArray(), "ver"u8.ToArray(), "v"u8.ToArray(), "release"u8.ToArray(), "releases"u8.ToArray(), "rel"u8.ToArray(),
        "kernel"u8.ToArray(), "section"u8.ToArray(), "chapter"u8.ToArray(), "oid"u8.ToArray(),
        "build"u8.ToArray(), "firmware"u8.ToArray(), "revision"u8.ToArray(), "rev"u8.ToArray(), "versión"u8.ToArray(), "versão"u8.ToArray(),
        "versione"u8.ToArray(), "versie"u8.ToArray(), "wersja"u8.ToArray(), "версия"u8.ToArray(), "Версия"u8.ToArray(),
    ];

    public static readonly byte[][] SinOrTfn = [.. Sin, .. Tfn];

    /// <summary>Whether one of the cues, as whole words, stands within 30 bytes ahead of a value or behind it; nothing before the floor counts.</summary>
    public static bool Near(ReadOnlySpan<byte> text, int floor, int start, int end, byte[][] cues)
    {
        var first = Math.Max(floor, start - Reach);
        return Has(text, first, start, cues) || Has(text, end, Math.Min(text.Length, end + Reach), cues);
    }

    /// <summary>Whether one of the cues is the word before a value, with nothing but spaces and <c>. : = # ( " '</c> between them.</summary>
    public static bool Leads(ReadOnlySpan<byte> text, int floor, int start, byte[][] cues)
    {
        var end = start;
        while (end > floor && start - end < MostMarks && " \t.:=#(\"'"u8.Contains(text[end - 1])) end--;
        foreach (var cue in cues)
        {
            var first = end - cue.Length;
            if (first >= floor && IsInAnyCase(text[first..end], cue) && !Ascii.IsWordAt(text, first - 1)) return true;
        }

        return false;
    }

    private static bool IsInAnyCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> cue)
    {
        for (var i = 0; i < cue.Length; i++)
        {
            if (Lower(text[i]) != cue[i]) return false;
        }

        return true;
    }

    private static byte Lower(byte letter) => Ascii.IsLetter(letter) ? (byte)(letter | 0x20) : letter;

    private static bool Has(ReadOnlySpan<byte> text, int first, int last, byte[][] cues)
    {
        Span<byte> lower = stackalloc byte[Reach];
        lower = lower[..(last - first)];
        for (var i = 0; i < lower.Length; i++) lower[i] = Lower(text[first + i]);
        foreach (var cue in cues)
        {
            for (var at = 0; lower[at..].IndexOf(cue) is >= 0 and var skip; at++)
            {
                at += skip;
                if (!IsLetterAt(text, first + at - 1) && !IsLetterAt(text, first + at + cue.Length)) return true;
            }
        }

        return false;
    }

    private static bool IsLetterAt(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length && Ascii.IsLetter(text[at]);
}
