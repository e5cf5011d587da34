using System.Runtime.CompilerServices;
using Curation.Core;
using Curation.Models;
using Curation.Text;

namespace Curation.Filters.Harm;

/// <summary>The reading of a text, made once for all rules of one line of a recipe.</summary>
internal sealed class HarmView(Lexicon terms)
{
    private readonly HarmStarts _starts = new(terms);
    private readonly ConditionalWeakTable<DocumentText, HarmReading> _known = [];

    public static HarmView Open(IAssets assets, string lexicon, SharedHarm? shared) =>
        shared?.Open(assets, lexicon) ?? new(Lexicon.Parse(lexicon, assets.Read(lexicon)));

    public HarmReading Of(DocumentText text) =>
        _known.GetValue(text, given => _starts.AreIn(given.Utf8) ? HarmReading.Of(terms, given.Utf8) : HarmReading.Clean);
}

/// <summary>Lets the rules of a family open one view together.</summary>
internal sealed class SharedHarm
{
    private (string Lexicon, HarmView View)? _opened;

    public HarmView? Open(IAssets assets, string lexicon)
    {
        _opened ??= (lexicon, HarmView.Open(assets, lexicon, null));
        return _opened is var (name, view) && name == lexicon ? view : null;
    }
}
