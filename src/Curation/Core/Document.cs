using Curation.Text;

namespace Curation.Core;

/// <summary>One document on its way through the house: where it came from, what is declared about it, and the current version of its text.</summary>
public sealed record Document(string Source, string Id, string Url, DocumentText Text)
{
    public string? Title { get; init; }

    /// <summary>Declared date, ISO 8601, as far as the page told it.</summary>
    public string? Date { get; init; }

    /// <summary>Declared language, BCP 47, lower case.</summary>
    public string? LanguageDeclared { get; init; }

    /// <summary>Host of <see cref="Url"/>, lower case; empty when there is none.</summary>
    public string Host => HostName.Of(Url);

    /// <summary>The hash that decides ties, order and chance: of source name and id, never of a position.</summary>
    public ulong Hash(ulong seed = 0) => IdentityHash(Source, Id, seed);

    public static ulong IdentityHash(string source, string id, ulong seed) => XxHash64.Hash(source + '\0' + id, seed);
}
