using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Curation.Core;

namespace Curation.Cli.Verbs;

/// <summary>A few lines on the files of a run that are no tables: JSON, weights, the binary files of dedup, and pages to be read elsewhere.</summary>
internal static class RunFileSummary
{
    private const int MaxHeaderBytes = 100_000_000, MaxValue = 100;

    /// <summary>By name; the rest of a run is told by what it begins with.</summary>
    private static readonly Dictionary<string, string> _named = new(StringComparer.Ordinal)
    {
        ["recipe.yaml"] = "the recipe as it was run, every default written out",
        ["report.html"] = "the report, for a browser",
        ["README.md"] = "the card of the data set or model, to be read as it is",
        ["shingles.bin"] = "the shingle sets that dedup compared",
        ["run.log"] = "times and rates of each run", ["lock"] = "held by the process that works on this folder",
    };

    /// <exception cref="RecipeException">It is no file that a run has.</exception>
    public static void Print(string path)
    {
        Span<byte> head = stackalloc byte[8];
        using (var file = File.OpenRead(path)) head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (_named.TryGetValue(Path.GetFileName(path), out var what)) Write($"{path}: {what}; {new FileInfo(path).Length:N0} bytes");
        else if (path.EndsWith(".safetensors", StringComparison.Ordinal)) SafeTensors(path);
        else if (head.StartsWith("DDUPRUN2"u8)) DedupRun(path);
        else if (head.StartsWith("DDU"u8)) Write($"{path}: {Kind(head)} of dedup, which the next step reads; {new FileInfo(path).Length:N0} bytes");
        else if (head.TrimStart(" \r\n"u8) is [(byte)'{' or (byte)'[', ..]) Json(path);
        else
            throw new RecipeException($"{path}: a file of a run was expected: .parquet, .bin, .idx, .jsonl, .json, .safetensors, .run, "
                + "a marker below done/, recipe.yaml, report.html or README.md");
    }

    private static string Kind(ReadOnlySpan<byte> magic) =>
        magic.StartsWith("DDUCLUS"u8) ? "the clusters" : magic.StartsWith("DDUEDGE"u8) ? "the edges between near duplicates" : "a working file";

    private static void Json(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = json.RootElement;
        var kind = path.Replace('\\', '/').Contains("/done/", StringComparison.Ordinal) ? "marker of a finished unit, " : "";
        Write($"{path}: {kind}{Shape(root)}, {new FileInfo(path).Length:N0} bytes");
        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
        {
            Write($"  first  {Cut(root[0].GetRawText())}");
            Write($"  last   {Cut(root[root.GetArrayLength() - 1].GetRawText())}");
        }

        if (root.ValueKind != JsonValueKind.Object) return;
        var width = root.EnumerateObject().Select(field => field.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var field in root.EnumerateObject())
            Write($"  {field.Name.PadRight(width)}  {ShapeOrText(field.Value)}");
    }

    private static string Shape(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => string.Create(CultureInfo.InvariantCulture, $"{value.EnumerateObject().Count():N0} fields"),
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"{value.GetArrayLength():N0} items"),
        _ => Cut(value.GetRawText()),
    };

    /// <summary>Source: huggingface/safetensors, README, "Format".</summary>
    private static void SafeTensors(string path)
    {
        using var file = File.OpenRead(path);
        var prefix = new byte[sizeof(ulong)];
        if (file.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length) throw new InvalidDataException("ends within its header");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > (ulong)Math.Min(MaxHeaderBytes, file.Length - prefix.Length)) throw new InvalidDataException("a header longer than the file");
        var header = new byte[length];
        file.ReadExactly(header);
        using var json = JsonDocument.Parse(header);
        if (json.RootElement.ValueKind != JsonValueKind.Object) throw new InvalidDataException("a header that is no object");
        var tensors = json.RootElement.EnumerateObject()
            .Where(tensor => tensor.Name != "__metadata__" && tensor.Value.ValueKind == JsonValueKind.Object)
            .ToList();
        Write($"{path}: {tensors.Count:N0} tensors, {file.Length:N0} bytes");
        var width = tensors.Select(tensor => tensor.Name.Length).DefaultIfEmpty(0).Max();
        foreach (var tensor in tensors)
        {
            var shape = Field(tensor.Value, "shape").Replace(",", " × ", StringComparison.Ordinal);
            Write($"  {tensor.Name.PadRight(width)}  {Field(tensor.Value, "dtype").Trim('"')}  {shape}");
        }
    }

    /// <summary>As <see cref="Dedup.SketchWriter"/> describes it; its header lies within the first block.</summary>
    private static void DedupRun(string path)
    {
        using var header = new BinaryReader(File.OpenRead(path));
        try
        {
            header.BaseStream.Position = 2 * sizeof(ulong);
            var (ngram, bands, rows, exact) = (header.ReadInt32(), header.ReadInt32(), header.ReadInt32(), header.ReadInt64());
            Write($"{path}: sketches of one unit, {header.BaseStream.Length:N0} bytes");
            Write($"  exact keys  {exact:N0}");
            Write($"  near keys   {(bands > 0 ? header.ReadInt64() : 0):N0} in each of {bands} bands of {rows} rows, shingles of {ngram} words");
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("ends within its header");
        }
    }

    private static string Field(JsonElement tensor, string name) => tensor.TryGetProperty(name, out var value) ? value.GetRawText() : "?";

    private static string ShapeOrText(JsonElement value) =>
        value.GetRawText().Length > MaxValue && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? Shape(value) : Cut(value.GetRawText());

    private static string Cut(string raw)
    {
        var text = string.Join(' ', raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var shown = string.Concat(text.Take(MaxValue).Select(letter => char.IsControl(letter) ? ' ' : letter));
        return shown + (text.Length > MaxValue ? "…" : "");
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
