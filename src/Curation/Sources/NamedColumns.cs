using System.Globalization;
using Curation.Columns;
using Curation.Sources.Jsonl;

namespace Curation.Sources;

/// <summary>Whether the columns that a recipe names are there: of Parquet, in every file; of JSONL, where rows may lack one, in some early row.</summary>
internal static class NamedColumns
{
    private const int JudgedRows = 1000, JudgedFiles = 10, MaxLineBytes = 1 << 26, MostNames = 30;

    /// <summary>A line for each mistake, with the columns there are.</summary>
    public static IEnumerable<string> Mistakes(SourceOptions source, IReadOnlyList<SourceInput> files)
    {
        if (!source.Columns.Any() || source.Kind is not ("jsonl" or "parquet")) return [];
        return source.Kind == "parquet" ? files.SelectMany(file => InParquet(source, file)) : InJsonl(source, files);
    }

    private static IEnumerable<string> InParquet(SourceOptions source, SourceInput file)
    {
        string[] names;
        try
        {
            using var reader = new ParquetReader(file.FullPath);
            names = [.. reader.Schema.Columns.Select(column => column.Name)];
        }
        catch (InvalidDataException)
        {
            // what is wrong with the file is said where its pages are looked for
            yield break;
        }

        foreach (var mistake in Missing(source, names)) yield return $"{source.Place}: parquet: {file.Path}: {mistake}";
    }

    private static IEnumerable<string> InJsonl(SourceOptions source, IReadOnlyList<SourceInput> files)
    {
        var (names, rows) = (new List<string>(), 0);
        foreach (var file in files.Take(JudgedFiles))
        {
            var (found, read) = JsonlColumns.Of(file.FullPath, JudgedRows, MaxLineBytes);
            (names, rows) = ([.. names.Union(found, StringComparer.Ordinal)], rows + read);
            if (!Missing(source, names).Any()) return [];
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"{source.Place}: jsonl: {files[0].Path}: in the first {rows} rows: ");
        return rows == 0 ? [] : Missing(source, names).Select(mistake => place + mistake);
    }

    private static IEnumerable<string> Missing(SourceOptions source, IReadOnlyList<string> names) =>
        from given in source.Columns
        where !names.Contains(given.Column, StringComparer.Ordinal)
        select $"expected a column {given.Column} ({given.Option}), found {string.Join(", ", names.Take(MostNames))}";
}
