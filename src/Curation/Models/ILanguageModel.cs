using Curation.Core;

namespace Curation.Models;

/// <summary>Names the language of a text.</summary>
internal interface ILanguageModel
{
    /// <summary>The labels it may give, <c>und</c> aside.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>The likeliest label and its probability; null where the text gives no evidence. Thread-safe.</summary>
    Label? Best(ReadOnlySpan<byte> text);
}
