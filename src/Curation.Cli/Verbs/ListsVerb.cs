using System.CommandLine;
using System.Text;
using System.Text.Unicode;
using Curation.Core;
using Curation.Filters.Url;
using Curation.Models;
using Curation.Storage;

namespace Curation.Cli.Verbs;

/// <summary><c>lists import</c>: block lists and term lists of others, in the form that the stages read.</summary>
internal static class ListsVerb
{
    private static readonly string[] _kinds = ["terms", "labels", "hosts", "urls"];

    public static Command Command()
    {
        var kind = new Argument<string>("KIND")
        {
            Description = "terms: one a line, or a folder of such files named by language; labels: term,label; hosts, urls: one a line, hosts-file lines, "
                + "or folders CATEGORY/domains and CATEGORY/urls, which stay apart",
        };
        kind.AcceptOnlyFromAmong(_kinds);
        var input = new Argument<string>("INPUT") { Description = "a file, plain or .gz, or a folder" };
        var output = new Option<string>("--output")
        {
            Description = "the list to write; of folders of categories, a folder of the same layout, as url-block-list reads it",
            Required = true,
        };
        var language = new Option<string>("--language") { Description = "of the terms of a file", DefaultValueFactory = _ => "en" };
        var source = new Option<string?>("--source") { Description = "where the list is from; the name of INPUT by default" };
        var import = new Command("import", "Writes a list of others in the form that harm-density and url-block-list read.\n"
            + "Example: curation lists import terms List-of-Dirty-Words/ --output harm.tsv")
            { kind, input, output, language, source };
        import.SetAction(parsed => Import(
            parsed.GetRequiredValue(kind),
            parsed.GetRequiredValue(input),
            parsed.GetRequiredValue(output),
            parsed.GetValue(language)!,
            parsed.GetValue(source)));
        return new Command("lists", "Term lists and block lists.\nExample: curation lists import hosts blacklists/adult --output adult.txt") { import };
    }

    private static void Import(string kind, string input, string output, string language, string? source)
    {
        if (kind is "hosts" or "urls" && Directory.Exists(input) && Categories(kind, input) is [{ Key: not "." }, ..] categories)
        {
            foreach (var category in categories) ImportCategory(kind, [.. category], Path.Combine(output, category.Key));
            TellLeft(kind == "urls" ? "hosts" : "urls", input);
            return;
        }

        var from = source ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(input));
        var target = Arguments.OutputOf(output);
        var text = kind switch
        {
            "terms" => LexiconImport.FromTerms(Files(input, null).Select(file => (LanguageOf(input, file, language), TextOf(file))), from, Warn),
            "labels" => LexiconImport.FromLabels(input, TextOf(Files(input, null)[0]), language, from, Warn),
            _ => Entries(kind, Files(input, NameOf(kind))),
        };
        Write(target, text);
    }

    /// <summary>Says that lists of the other kind lie beside those imported.</summary>
    private static void TellLeft(string other, string folder)
    {
        var left = Directory.EnumerateFiles(folder, NameOf(other) + "*", SearchOption.AllDirectories).Count();
        if (left > 0) Console.Out.WriteLine($"{left} files named {NameOf(other)} are left out; lists import {other} reads them");
    }

    /// <summary>The files of a folder by the folder they lie in.</summary>
    private static List<IGrouping<string, string>> Categories(string kind, string folder) =>
        [.. Files(folder, NameOf(kind)).GroupBy(file => Path.GetRelativePath(folder, Path.GetDirectoryName(file)!))];

    private static void ImportCategory(string kind, IReadOnlyList<string> files, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecipeException($"{folder}: no folder can be made ({error.Message})");
        }

        Write(Arguments.OutputOf(Path.Combine(folder, NameOf(kind)), files), Entries(kind, files));
    }

    private static void Write(string target, string text)
    {
        AtomicFile.WriteAllText(target, text);
        Console.Out.WriteLine($"{text.Split('\n').Count(line => line.Length > 0 && line[0] != '#')} entries in {target}");
    }

    private static string NameOf(string kind) => kind == "urls" ? "urls" : "domains";

    private static string Entries(string kind, IEnumerable<string> files)
    {
        var lists = files.Select(file => (file, File.ReadAllBytes(file)));
        var entries = UrlListImport.Entries(lists, kind == "urls", Warn);
        return string.Concat(entries.Select(entry => entry + "\n"));
    }

    private static void Warn(string warning) => Console.Error.WriteLine($"warning: {warning}");

    private static string TextOf(string file)
    {
        var bytes = UrlListImport.Unpacked(file, File.ReadAllBytes(file));
        return Utf8.IsValid(bytes)
            ? Encoding.UTF8.GetString(bytes)
            : throw new RecipeException($"{file}:{LineOfFault(bytes)}: is not UTF-8; a list in UTF-8 was expected, as iconv makes it of others");
    }

    private static int LineOfFault(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        for (; bytes.IndexOf((byte)'\n') is >= 0 and var end && Utf8.IsValid(bytes[..end]); line++) bytes = bytes[(end + 1)..];
        return line;
    }

    private static string LanguageOf(string input, string file, string language) =>
        Directory.Exists(input) ? LexiconImport.LanguageOf(Path.GetFileName(file))! : language;

    /// <param name="name">Of the files that count in a folder of categories; null: all that are named by a language, where others are told.</param>
    private static List<string> Files(string input, string? name)
    {
        if (File.Exists(input)) return [input];
        if (!Directory.Exists(input)) throw new RecipeException($"{input}: no such file or folder");
        // hidden ones, such as .git, are no lists
        var all = FolderFiles.Under(input).Files
            .Where(file => !Path.GetRelativePath(input, file).Split(Path.DirectorySeparatorChar).Any(part => part[0] == '.'))
            .ToLookup(file => name is null
                ? LexiconImport.LanguageOf(Path.GetFileName(file)) is not null
                : Path.GetFileName(file) == name || Path.GetFileName(file) == name + ".gz");
        if (name is null)
        {
            foreach (var file in all[false]) Warn($"{file}: left out; expected a name that is a language, such as en or pt-BR.txt");
        }

        List<string> files = [.. all[true]];
        return files.Count > 0
            ? files
            : throw new RecipeException($"{input}: holds no list; expected {(name is null ? "files named by language, such as en" : $"files named {name}")}");
    }
}
