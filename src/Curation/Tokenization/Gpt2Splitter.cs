using static Curation.Tokenization.SplitPatterns;

namespace Curation.Tokenization;

/// <summary><see cref="SplitPatterns.Gpt2"/> (openai/gpt-2, encoder.py).</summary>
internal readonly struct Gpt2Splitter : ISplitter
{
    public static int Next(ReadOnlySpan<byte> text, int start)
    {
        if (text[start] == '\'' && Contraction(text, start, foldCase: 0) is > 0 and var contraction) return start + contraction;
        var from = text[start] == ' ' && start + 1 < text.Length ? start + 1 : start;
        var kind = CharacterClasses.At(text, from, out var length);
        return kind == CharacterClass.Space ? Spaces(text, start) : Run(text, from + length, kind);
    }
}
