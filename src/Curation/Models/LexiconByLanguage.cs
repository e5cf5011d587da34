using Curation.Core;

namespace Curation.Models;

/// <summary>What a reader makes of a lexicon, for each language that it has terms of: those terms and the ones of no language.</summary>
/// <typeparam name="T">Immutable.</typeparam>
internal sealed class LexiconByLanguage<T>
    where T : class
{
    private readonly Dictionary<string, T> _readers;
    private readonly T _otherwise;

    /// <param name="language">That of documents whose language is unknown, or has no terms.</param>
    /// <exception cref="RecipeException">The lexicon has terms, and none of that language.</exception>
    public LexiconByLanguage(IAssets assets, string name, string language, Func<Lexicon, T> readerOf)
    {
        var all = Lexicon.Parse(name, assets.Read(name));
        _otherwise = readerOf(all.Of(language, name));
        _readers = all.Languages.ToDictionary(known => known, known => known == language ? _otherwise : readerOf(all.Of(known, name)));
    }

    public T Of(Document document) => document.Language is { } language ? _readers.GetValueOrDefault(language, _otherwise) : _otherwise;
}
