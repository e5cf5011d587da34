using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Curation.Core;
using Curation.Dedup;
using Curation.Dedup.Near;
using Curation.Dedup.Rows;
using Curation.Recipe;
using Curation.Sources;

namespace Curation.Cli.Verbs;

/// <summary><c>dedup</c>: duplicates among JSONL and Parquet rows, as a tool of its own.</summary>
internal static class DedupVerb
{
    private const string Help = """
        Finds duplicates: rows {id, url, text, date} in, rows {id, cluster, keep, of, similarity} out, one for each and in their order. Empty texts have
        no duplicates. A row without an id gets one made of its url and text, and a number behind it where others say the same. A row that cannot be read
        has keep false, and a reason and its place besides.
        --cut takes repeated parts out of all surviving texts but the first that has them (first by a hash of the id, whatever the order of the
        files); the rows out then say what was cut, as byte ranges. --texts has the rows that survive, with all their other fields as they were and the
        text that is left.
        --set NAME=VALUE sets any option of the recipe's dedup section, or of the cuts: near.bands, near.rows, near.ngram, near.hash-bits, near.verify,
        exact.normalise (none, whitespace, words), url, memory; cut.lines.window, cut.sentences.min-words, cut.substrings.min, cut.substrings.unit …
        What is written meanwhile lies in a folder beside the output, or where --work says; interrupted, the same command goes on from there.
        Example: curation dedup texts.jsonl --output duplicates.jsonl --method both
        Example: curation dedup texts/ --output fates.jsonl --texts clean.jsonl --cut substrings --set cut.substrings.min=100 --set cut.substrings.unit=bytes
        """;

    private static readonly string[] _cuts = ["lines", "paragraphs", "sentences", "substrings"];

    // options of the section that have an option of the verb besides
    private static readonly string[] _flags = ["keep", "near.preset", "max-cluster", "memory", "near.jaccard", "max-bytes"];

    public static Command Command()
    {
        var (inputs, workers, sets) = (Arguments.Inputs(DedupInputs.Kinds), Arguments.Workers(), Arguments.Sets());
        var output = Arguments.Output("write the rows to this file (.jsonl, .jsonl.gz, .jsonl.zst) instead of standard output");
        var method = Choice("--method", "which duplicates to look for", "both", "exact", "near", "both");
        var keep = Choice("--keep", "which row of a cluster survives", "longest", "longest", "newest", "first", "best");
        var jaccard = new Option<double?>("--jaccard") { Description = $"smallest similarity of near duplicates; {new NearOptions().Jaccard} by default" };
        var preset = new Option<string?>("--preset")
        {
            Description = "published options: fineweb, refinedweb, redpajama-0.8, dolma3; or templates: pages of one host that are made alike",
        };
        var cut = new Option<string[]>("--cut") { Description = "repeated parts to cut: lines, paragraphs, sentences, substrings; may be repeated" };
        cut.AcceptOnlyFromAmong(_cuts);
        var texts = new Option<string?>("--texts") { Description = "write the rows that survive to this file, without what was cut" };
        var hosts = new Option<string?>("--hosts") { Description = "write rows of what was found in each host to this file" };
        var limit = new Option<string?>("--max-cluster") { Description = "a number or share of rows, such as 1%; a larger cluster ends in exit code 3" };
        var memory = new Option<string?>("--memory") { Description = "for sorting, such as 2GB" };
        var maxBytes = new Option<string?>("--max-bytes") { Description = "the largest text that is read; 10MB by default" };
        var work = new Option<string?>("--work") { Description = "folder for texts and keys meanwhile; by default OUTPUT.work, removed in the end" };
        var dryRun = new Option<bool>("--dry-run") { Description = "tell what it would take, judged by doing it to 32 MB of texts, and stop" };
        var command = new Command("dedup", Help)
        {
            inputs, output, method, keep, jaccard, preset, cut, texts, hosts, limit, memory, maxBytes, work, workers, sets, dryRun,
        };
        command.SetAction((parsed, cancel) =>
        {
            var given = new List<string>(parsed.GetValue(sets)?.Select(InSection) ?? []);
            given.AddRange((parsed.GetValue(cut) ?? []).Where(kind => !given.Exists(set => set.StartsWith($"dedup.cut.{kind}.", StringComparison.Ordinal)))
                .Select(kind => $"dedup.cut.{kind}=true"));
            Give(given, "dedup.keep", parsed.GetValue(keep));
            if (parsed.GetValue(jaccard) is { } least) Give(given, "dedup.near.jaccard", JaccardOf(least));
            Give(given, "dedup.near.preset", parsed.GetValue(preset));
            Give(given, "dedup.max-cluster", parsed.GetValue(limit));
            Give(given, "dedup.memory", parsed.GetValue(memory));
            var files = new Files(parsed.GetRequiredValue(inputs), parsed.GetValue(output), parsed.GetValue(texts), parsed.GetValue(hosts))
            {
                Work = parsed.GetValue(work), MaxBytes = MaxBytesOf(parsed.GetValue(maxBytes)),
            };
            var kind = Enum.Parse<DedupMethod>(parsed.GetValue(method)!, ignoreCase: true);
            var options = OptionsOf(given, kind, parsed.GetValue(sets) ?? []);
            return Dedup(files, options, Arguments.WorkersOf(parsed.GetValue(workers)), parsed.GetValue(dryRun), cancel);
        });
        return command;
    }

    private static Option<string> Choice(string name, string description, string usual, params string[] known)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.AcceptOnlyFromAmong(known);
        return option;
    }

    private static void Give(List<string> sets, string name, string? value)
    {
        if (value is not null && !sets.Exists(set => set.StartsWith(name + "=", StringComparison.Ordinal))) sets.Add($"{name}={value}");
    }

    private static string JaccardOf(double value) => value is > 0 and <= 1
        ? value.ToString("R", CultureInfo.InvariantCulture) : throw new RecipeException($"--jaccard {value}: above 0 up to 1 was expected");

    private static string InSection(string set) =>
        set.StartsWith("dedup.", StringComparison.Ordinal) ? set : "dedup." + set;

    /// <param name="typed">What was given by --set.</param>
    private static DedupOptions OptionsOf(IEnumerable<string> sets, DedupMethod method, IEnumerable<string> typed)
    {
        var options = Read(new DedupOptions(), sets.Select(set => set["dedup.".Length..]), typed);
        if (options.Over == DedupScope.Survivors)
            throw new RecipeException("--set over=survivors: rows have no stages to survive; it belongs in a recipe");
        return DedupRows.For(method, options);
    }

    private static int MaxBytesOf(string? given) => given is null ? ReadOptions.Default.MaxBytes : Read(new RowOptions(), [$"max-bytes={given}"], []).MaxBytes;

    /// <summary>Mistakes name the option that was given.</summary>
    private static T Read<T>(T defaults, IEnumerable<string> sets, IEnumerable<string> typed)
        where T : class
    {
        try
        {
            return OptionSection.Read("dedup", defaults, sets);
        }
        catch (RecipeException error)
        {
            throw new RecipeException([.. error.Mistakes.Select(Named)]);
        }

        string Named(string mistake) =>
            _flags.Where(flag => !typed.Any(set => InSection(set).StartsWith($"dedup.{flag}=", StringComparison.Ordinal)))
                .Where(flag => mistake.StartsWith($"--set {flag}=", StringComparison.Ordinal))
                .Select(flag => $"--{flag.Split('.')[^1]} {mistake[$"--set {flag}=".Length..]}").FirstOrDefault(mistake);
    }

    private static async Task<int> Dedup(Files files, DedupOptions options, int workers, bool dryRun, CancellationToken cancel)
    {
        files.Check();
        using var source = new DedupInputs(files.Inputs, ReadOptions.Default with { MaxBytes = files.MaxBytes }, cancel);
        if (dryRun)
        {
            var estimate = await source.Estimate(new(options, workers, ResolvedRecipe.Section), cancel);
            await Console.Out.WriteAsync(estimate.ToText(options, workers));
            return source.ExitCode;
        }

        using var rows = new JsonRows(files.Output, source.Files);
        using var texts = files.Texts is { } path ? new JsonRows(path, source.Files) : null;
        using var hosts = files.Hosts is { } file ? new JsonRows(file, source.Files) : null;
        var byHost = new HostDuplicates();
        var dedup = new DedupRows(options, workers, ResolvedRecipe.Section, files.WorkFolder)
        {
            Tell = line => Console.Error.WriteLine($"curation: {line}"), Settings = FormattableString.Invariant($"max-bytes {files.MaxBytes}\n"),
        };
        using var given = (texts is null ? [] : source.RowsAgain()).GetEnumerator();
        await foreach (var row in dedup.Run(source.RowFiles, cancel))
        {
            rows.Write(JsonRows.Row(json => Write(json, row)));
            if (hosts is not null) byHost.Add(row);
            if (given.MoveNext() && row.Keep) texts?.Write(CleanedRow.Of(row, given.Current));
        }

        rows.Finish();
        texts?.Finish();
        foreach (var host in byHost.Largest()) hosts?.Write(JsonRows.Row(json => Write(json, host)));
        hosts?.Finish();
        var broken = dedup.Counts.Broken(options.MaxCluster);
        if (broken is not null) await Console.Error.WriteLineAsync($"curation: limit broken: {broken}");
        if (dedup.RepeatedIds > 0)
            await Console.Error.WriteLineAsync($"curation: {dedup.RepeatedIds} rows have an id that another row has too; expected an id of its own for each");
        if (dedup.Counts.LeftOut > 0)
            await Console.Error.WriteLineAsync($"curation: {dedup.Counts.LeftOut} times a row was in a group too large to compare all pairs of");
        return broken is not null ? ExitCode.LimitBroken : dedup.Faults > 0 ? ExitCode.Mistake : ExitCode.Done;
    }

    private static void Write(Utf8JsonWriter json, DedupRow row)
    {
        RowId.Write(json, "id", row.Id.Length == 0 ? null : row.Id);
        RowId.Write(json, "cluster", row.Cluster);
        json.WriteBoolean("keep", row.Keep);
        RowId.Write(json, "of", row.Of);
        if (row.Similarity is { } similarity) json.WriteNumber("similarity", similarity);
        else json.WriteNull("similarity");
        if (row.Fault is { } fault)
        {
            json.WriteString("reason", fault.Reason);
            json.WriteString("place", fault.Place);
        }

        if (row.Cuts is not { } cuts) return;
        json.WriteStartArray("cuts");
        foreach (var (start, end) in cuts)
        {
            json.WriteStartArray();
            json.WriteNumberValue(start);
            json.WriteNumberValue(end);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, HostCount host)
    {
        json.WriteString("host", host.Host);
        json.WriteNumber("pages", host.Pages);
        json.WriteNumber("clusters", host.Clusters);
        json.WriteNumber("in_clusters", host.Members);
        json.WriteNumber("largest", host.Largest);
        RowId.Write(json, "largest_cluster", host.LargestCluster);
    }

    /// <summary>Of reading the rows.</summary>
    private sealed record RowOptions
    {
        [Range(1, 1_000_000_000)]
        public int MaxBytes { get; init; }
    }

    private sealed record Files(string[] Inputs, string? Output, string? Texts, string? Hosts)
    {
        public string? Work { get; init; }

        public int MaxBytes { get; init; }

        /// <exception cref="RecipeException">A file is named twice, or has a name of another kind than JSONL.</exception>
        public void Check()
        {
            var given = new (string Option, string? Path)[] { ("--output", Output), ("--texts", Texts), ("--hosts", Hosts) }
                .Where(file => file.Path is not null).ToList();
            foreach (var (option, path) in given) Arguments.CheckRows(path!, option);
            if (given.Find(file => file.Path == "-") is { Path: not null } dash)
                throw new RecipeException($"{dash.Option} -: a file to write was expected; without --output the rows go to standard output");
            if (given.GroupBy(file => Path.GetFullPath(file.Path!)).FirstOrDefault(same => same.Count() > 1) is { } twice)
                throw new RecipeException($"{string.Join(" and ", twice.Select(file => file.Option))}: both are {twice.First().Path}; "
                    + "a file for each was expected");
        }

        /// <summary>Null: a temporary folder.</summary>
        public string? WorkFolder => Work ?? (Output is null ? null : Output + ".work");
    }
}
