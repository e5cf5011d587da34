using System.CommandLine;
using Curation.Core;
using Curation.Storage;

namespace Curation.Cli.Verbs;

/// <summary>Arguments and options that several verbs share.</summary>
internal static class Arguments
{
    private static readonly string[] _otherKinds =
        [".parquet", ".arrow", ".feather", ".csv", ".tsv", ".html", ".xml", ".warc", ".wet", ".zip", ".bz2", ".xz", ".lz4"];

    private static readonly string[] _devices = ["/dev/", "/proc/", "/sys/"];

    public static Argument<string> Recipe() => new("RECIPE") { Description = "the recipe, a YAML file" };

    public static Argument<string[]> Inputs(IEnumerable<string> kinds) => new("INPUT")
    {
        Description = $"files; folders, of which all {string.Join(" ", kinds)} are read; - for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string[]> Sets() => new("--set")
    {
        Description = "change one option of the recipe, such as select.keep=1%; may be repeated",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<string?> Output(string description) => new("--output") { Description = description };

    public static Option<int?> Workers() => new("--workers")
    {
        Description = "threads for the work on documents; the processors by default. Changes no byte of the results",
    };

    public static Option<bool> Json() => new("--json") { Description = "the result as JSON" };

    /// <summary>The number of workers asked for.</summary>
    /// <exception cref="RecipeException">Below one.</exception>
    public static int WorkersOf(int? given) => given is < 1 or > 1024
        ? throw new RecipeException($"--workers {given}: expected 1 to 1024") : given ?? Environment.ProcessorCount;

    /// <summary>Checks that the name of a file of JSONL rows, packed or not, is not that of another kind.</summary>
    /// <param name="option">Named with the path; null where there is one alone.</param>
    public static void CheckRows(string path, string? option = null)
    {
        var plain = Path.GetExtension(path) is ".gz" or ".zst" ? Path.GetFileNameWithoutExtension(path) : path;
        if (_otherKinds.Contains(Path.GetExtension(plain), StringComparer.OrdinalIgnoreCase))
            throw new RecipeException(
                $"{(option is null ? "" : option + " ")}{path}: rows are written as JSONL; a name in .jsonl, .jsonl.gz or .jsonl.zst was expected");
    }

    /// <summary>Checks that a file can be made there.</summary>
    /// <param name="inputs">Files that are read while it is made.</param>
    /// <exception cref="RecipeException">Its folder does not exist, it is a folder or a device itself, or one of the inputs.</exception>
    public static string OutputOf(string path, params IEnumerable<string> inputs)
    {
        var full = Path.GetFullPath(path);
        if (inputs.Any(input => Path.GetFullPath(input) == full || FolderFiles.AreOne(input, path)))
            throw new RecipeException($"{path}: is an input; another file to write was expected");
        if (Directory.Exists(path)) throw new RecipeException($"{path}: is a folder; a file to write was expected");
        // files are renamed into place, which would put a file where the device was
        if (_devices.Any(place => full.StartsWith(place, StringComparison.Ordinal)))
            throw new RecipeException($"{path}: is no place for files; a file to write was expected, or no such option for standard output");
        var folder = Path.GetDirectoryName(full);
        return Directory.Exists(folder) ? path : throw new RecipeException($"{path}: no folder {folder}");
    }
}
