using static Curation.Tokenization.SplitPatterns;

namespace Curation.Tokenization;

/// <summary><see cref="SplitPatterns.Cl100k"/> (openai/tiktoken, openai_public.py).</summary>
internal readonly struct Cl100kSplitter : ISplitter
{
    private const int MaxDigits = 3;

    public static int Next(ReadOnlySpan<byte> text, int start)
    {
        var kind = CharacterClasses.At(text, start, out var length);
        var after = start + length;
        switch (kind)
        {
            case CharacterClass.Letter: return Run(text, after, CharacterClass.Letter);
            case CharacterClass.Number: return Digits(text, after);
        }

        if (text[start] == '\'' && (Contraction(text, start, foldCase: 0x20) is > 0 and var contraction || LongS(text, after, out contraction)))
            return start + contraction;
        if (text[start] is (byte)'\r' or (byte)'\n') return Spaces(text, start);
        var letters = Run(text, after, CharacterClass.Letter);
        if (letters > after) return letters;
        if (kind == CharacterClass.Other) return Symbols(text, after);
        return text[start] == ' ' && after < text.Length && CharacterClasses.At(text, after, out length) == CharacterClass.Other
            ? Symbols(text, after + length)
            : Spaces(text, start);
    }

    private static int Digits(ReadOnlySpan<byte> text, int at)
    {
        for (var i = 1; i < MaxDigits && at < text.Length && CharacterClasses.At(text, at, out var length) == CharacterClass.Number; i++) at += length;
        return at;
    }

    private static int Symbols(ReadOnlySpan<byte> text, int at)
    {
        at = Run(text, at, CharacterClass.Other);
        while (at < text.Length && text[at] is (byte)'\r' or (byte)'\n') at++;
        return at;
    }

    /// <summary><c>\s*[\r\n]+</c> goes first: to the last line end of the white space.</summary>
    private static int Spaces(ReadOnlySpan<byte> text, int start)
    {
        var end = Run(text, start, CharacterClass.Space);
        var line = text[start..end].LastIndexOfAny((byte)'\r', (byte)'\n');
        return line >= 0 ? start + line + 1 : SplitPatterns.Spaces(text, start);
    }

    /// <summary>U+017F folds to s.</summary>
    private static bool LongS(ReadOnlySpan<byte> text, int at, out int contraction)
    {
        contraction = 3;
        return text[at..].StartsWith("ſ"u8);
    }
}
