using System.Globalization;
using Curation.Core;

namespace Curation.Benchmarks;

/// <summary>The words of a command: one input, and pairs of <c>--option value</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _inputs = [];

    /// <exception cref="RecipeException">An option is unknown or has no value.</exception>
    public Arguments(IReadOnlyList<string> words, params IReadOnlyList<string> known)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal)) _inputs.Add(words[i]);
            else if (!known.Contains(words[i])) throw new RecipeException($"{words[i]}: no such option; known: {string.Join(", ", known)}");
            else if (i + 1 == words.Count) throw new RecipeException($"{words[i]}: a value was expected");
            else _options[words[i]] = words[++i];
        }
    }

    public string Recipe => _options.GetValueOrDefault("--recipe", "configs/docs-crawl.yaml");

    public bool HasInput => _inputs.Count > 0;

    /// <summary>The value of an option as it stands.</summary>
    public string Text(string option, string otherwise) => _options.GetValueOrDefault(option, otherwise);

    public string Input(string what) =>
        _inputs is [var input] ? input : throw new RecipeException($"one {what} was expected, found {_inputs.Count} (see --help)");

    public IReadOnlyList<string> Inputs(string what) =>
        _inputs.Count > 0 ? _inputs : throw new RecipeException($"{what}: at least one was expected (see --help)");

    /// <summary>A whole number of at least one.</summary>
    public int Number(string option, int otherwise)
    {
        if (!_options.TryGetValue(option, out var given)) return otherwise;
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number : throw new RecipeException($"{option} {given}: a whole number of at least 1 was expected");
    }
}
