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
        ["Models"] = [.. _lower, "Columns"],
        ["Extraction"] = ["Text", "Core", "Storage", "Models"],
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

    private static readonly string[] _training = ["Core", "Runs", "Shards", "Tokenization"];

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
                    from used in Used(line)
                    where used != folder && !allowed.Contains(used)
                    select $"{source.Path}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Training_uses_only_what_it_needs_of_the_library() =>
        Assert.Empty(
            from source in Repository.Sources("src/Curation.Training")
            from line in source.Lines
            where Used(line).Except(_training).Any()
            select $"{source.Path}: {line.Trim()}");

    [Theory]
    [InlineData("using Curation.Storage;", "Storage")]
    [InlineData("    Storage.AtomicFile.WriteAllText(path, text);", "Storage")]
    [InlineData("    new Sources.Warc.WarcReader()", "Sources")]
    [InlineData("    document.Storage.AtomicFile, Storage.None, Curation.Training.Data", "")]
    public void Use_of_a_folder_is_seen(string line, string folders) => Assert.Equal(folders, string.Join(' ', Used(line)));

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

    [Fact]
    public void Only_storage_knows_the_zstd_library() =>
        Assert.Empty(
            from source in Repository.Sources("src")
            where !source.Path.StartsWith("src/Curation/Storage/", StringComparison.Ordinal)
            where source.Lines.Any(line => line.Contains("libzstd", StringComparison.Ordinal))
            select source.Path);

    /// <summary>Folders of the library in a line of code, named in full or from within Curation's namespace: <c>Storage.AtomicFile</c>.</summary>
    private static IEnumerable<string> Used(string line) =>
        Qualified().Matches(line).Concat(Unqualified().Matches(line).Where(IsPartOfFolder))
            .Select(match => match.Groups[1].Value).Where(name => _allowed.ContainsKey(name) || name == "Recipe");

    /// <summary>Whether the second name is a file or folder of the first; a type or property may share its name with a folder.</summary>
    private static bool IsPartOfFolder(Match use)
    {
        var folder = Path.Combine(Repository.Root, "src/Curation", use.Groups[1].Value);
        return Directory.Exists(folder)
            && (Directory.Exists(Path.Combine(folder, use.Groups[2].Value))
                || Directory.EnumerateFiles(folder, use.Groups[2].Value + ".cs", SearchOption.AllDirectories).Any());
    }

    [GeneratedRegex(@"\bCuration\.([A-Z]\w+)")]
    private static partial Regex Qualified();

    [GeneratedRegex(@"(?<![\w.])([A-Z][a-z]+)\.([A-Z]\w*)")]
    private static partial Regex Unqualified();
}
