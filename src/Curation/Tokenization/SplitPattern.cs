namespace Curation.Tokenization;

/// <summary>The published patterns that cut text into the pieces within which bytes are merged.</summary>
public enum SplitPattern
{
    /// <summary>GPT-2, r50k, p50k, GPT-NeoX and HF's ByteLevel with <c>use_regex</c>.</summary>
    Gpt2,

    /// <summary>cl100k, Llama-3, OLMo-2.</summary>
    Cl100k,
}

/// <summary>One split pattern as a hand-written scanner over UTF-8.</summary>
internal interface ISplitter
{
    /// <summary>The end of the piece that begins at <paramref name="start"/>, which is before the end of the text.</summary>
    static abstract int Next(ReadOnlySpan<byte> text, int start);
}

/// <summary>The texts of the patterns, as files name them, and what the scanners share.</summary>
internal static class SplitPatterns
{
    public const string Gpt2 = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    public const string Cl100k =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    /// <summary>The end of the run of one class that begins at <paramref name="at"/>; <paramref name="at"/> itself where there is none.</summary>
    public static int Run(ReadOnlySpan<byte> text, int at, CharacterClass wanted)
    {
        while (true)
        {
            while ((uint)at < (uint)text.Length && text[at] < 0x80 && CharacterClasses.OfAscii(text[at]) == wanted) at++;
            if (at >= text.Length || text[at] < 0x80 || CharacterClasses.At(text, at, out var length) != wanted) return at;
            at += length;
        }
    }

    /// <summary><c>\s+(?!\S)|\s+</c>: all white space, but for its last character where something follows.</summary>
    public static int Spaces(ReadOnlySpan<byte> text, int start)
    {
        int at = start, last = start;
        while (at < text.Length && CharacterClasses.At(text, at, out var length) == CharacterClass.Space) (last, at) = (at, at + length);
        return at == text.Length || last == start ? at : last;
    }

    /// <summary>The length of 's 't 'm 'd 're 've 'll after an apostrophe, apostrophe included; 0 where there is none.</summary>
    public static int Contraction(ReadOnlySpan<byte> text, int apostrophe, byte foldCase)
    {
        var rest = text[(apostrophe + 1)..];
        if (rest.IsEmpty) return 0;
        var first = rest[0] | foldCase;
        if (first is 's' or 't' or 'm' or 'd') return 2;
        if (rest.Length < 2) return 0;
        var second = rest[1] | foldCase;
        return (first, second) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? 3 : 0;
    }
}
