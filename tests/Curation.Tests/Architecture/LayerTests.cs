using System.Text.RegularExpressions;
using Curation.Tests.Support;

namespace Curation.Tests.Architecture;

/// <summary>Which folder may use which. Each entry is a decision; ARCHITECTURE.md says why.</summary>
public sealed partial class LayerTests
{
    private static readonly string[] _lower = ["Text", "Core", "Storage"];
    private static readonly string[] _upper = ["Text", "Core", "Storage", "Columns", "Runs", "Models"];

    private static readonly Dictionary<string, string[]> _allowed = new()
    {
        ["Text"] = [],
        ["Core"] = ["Text"],
        ["Storage"] = ["Core"],
        ["Columns"] = _lower,
        ["Models"] = _lower,
        ["Extraction"] = _lower,
        ["Redaction"] = _lower,
        ["Cleaning"] = _lower,
        ["Tokenization"] = _lower,
        ["Runs"] = ["Text", "Core", "Storage", "Columns"],
        ["Filters"] = ["Text", "Core", "Models"],
        ["Quality"] = ["Text", "Core", "Models"],
        ["Bias"] = ["Text", "Core", "Models"],
        ["Sources"] = _upper,
        ["Dedup"] = _upper,
        ["Decontamination"] = _upper,
        ["Selection"] = _upper,
        ["Shards"] = _upper,
        ["Reporting"] = _upper,
    };

    private static readonly Dictionary<string, string> _thirdParties = new()
    {
        ["AngleSharp"] = "src/Curation/Extraction/",
        ["YamlDotNet"] = "src/Curation/Recipe/",
        ["System.Threading.Tasks.Dataflow"] = "src/Curation/Core/",
        ["Spectre.Console"] = "src/Curation.Cli/",
        ["System.CommandLine"] = "src/Curation.Cli/",
        ["TorchSharp"] = "src/Curation.Training/",
    };

    [Fact]
    public void Folders_use_only_what_lies_below_them()
    {
        var wrong = from source in Repository.Sources("src/Curation")
                    let folder = source.Path.Split('/')[2]
                    where folder is not "Recipe" && source.Path.Count(letter => letter == '/') > 2
                    let allowed = _allowed.GetValueOrDefault(folder) ?? []
                    from line in source.Lines
                    from Match use in Uses().Matches(line)
                    let used = use.Groups[1].Value
                    where used != folder && (_allowed.ContainsKey(used) || used == "Recipe") && !allowed.Contains(used)
                    select $"{source.Path}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_is_in_the_matrix() =>
        Assert.Empty(Directory.GetDirectories(Path.Combine(Repository.Root, "src/Curation")).Select(Path.GetFileName)
            .Where(folder => !_allowed.ContainsKey(folder!) && folder is not ("Recipe" or "Assets" or "bin" or "obj")));

    [Fact]
    public void Each_third_party_namespace_appears_in_one_folder()
    {
        var wrong = from source in Repository.Sources("src")
                    where !source.Path.StartsWith("src/TorchSharp.Binding/", StringComparison.Ordinal)
                    from line in source.Lines
                    where line.StartsWith("using ", StringComparison.Ordinal)
                    from party in _thirdParties
                    where Regex.IsMatch(line, $@"\b{Regex.Escape(party.Key)}\b") && !source.Path.StartsWith(party.Value, StringComparison.Ordinal)
                    select $"{source.Path}: {line}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_library_does_not_know_training_or_the_command_line()
    {
        var project = File.ReadAllText(Path.Combine(Repository.Root, "src/Curation/Curation.csproj"));
        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_the_library_writes_to_the_console() =>
        Assert.Empty(Repository.Sources("src/Curation").Where(source => source.Lines.Any(line => Regex.IsMatch(line, @"\bConsole\.")))
            .Select(source => source.Path));

    [GeneratedRegex(@"\bCuration\.([A-Z]\w+)")]
    private static partial Regex Uses();
}
