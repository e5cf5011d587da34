using Curation.Text;

namespace Curation.Builtins.Language;

/// <summary>Takes the text out of the packages that fetch-packages.sh left: lines of label, package and sentence, for training and, of other packages, for
/// measuring. A sentence that stands in two languages, or in a package for training and in one for measuring, is left out of the latter or of both.</summary>
internal static class TextMaker
{
    private const string English = "en";
    private const int MostPerPackage = 5000, MostHeldPerPackage = 2500;

    public static int Make(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var folder, var output])
        {
            Console.Error.WriteLine("language-text: expected the folder of the packages and a folder for the text");
            return 2;
        }

        Directory.CreateDirectory(output);
        var owners = new Dictionary<ulong, string>();
        var train = Collect(Path.Combine(folder, "train"), MostPerPackage, owners);
        var known = owners.Keys.ToHashSet();
        var held = Collect(Path.Combine(folder, "held"), MostHeldPerPackage, owners);
        Write(Path.Combine(output, "train.tsv"), train.Where(line => owners[line.Hash] == line.Label));
        Write(Path.Combine(output, "held.tsv"), held.Where(line => owners[line.Hash] == line.Label && !known.Contains(line.Hash)));
        return 0;
    }

    private static List<Line> Collect(string folder, int most, Dictionary<ulong, string> owners)
    {
        var lines = new List<Line>();
        foreach (var package in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(package);
            var files = Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories).OrderBy(path => XxHash64.Hash(path[folder.Length..]))
                .Select(path => PackageFile.Of(name, path)).OfType<PackageFile>().ToList();
            foreach (var group in files.GroupBy(file => Locales.LabelOf(file.Locale)).Where(group => group.Key is not null))
                lines.AddRange(Take(group.Key!, name, group.SelectMany(file => file.Paragraphs()), most, owners));
            // every catalog has the same originals, more or less
            var german = files.Where(file => file.Locale == "de").SelectMany(file => file.Originals());
            lines.AddRange(Take(English, name, german, most, owners));
            Console.Error.WriteLine($"{name}: {lines.Count} sentences so far");
        }

        return lines;
    }

    private static List<Line> Take(string label, string package, IEnumerable<string> paragraphs, int most, Dictionary<ulong, string> owners)
    {
        var lines = new List<Line>();
        foreach (var piece in paragraphs.SelectMany(paragraph => Pieces.Of(label, paragraph)))
        {
            var hash = XxHash64.Hash(piece.ToLowerInvariant());
            if (!owners.TryAdd(hash, label) && owners[hash] is var owner)
            {
                // an empty owner: several languages; but what stands in English too was not translated
                if (owner != label && owner != English) owners[hash] = label == English ? English : "";
                if (owner == label || label != English) continue;
            }

            lines.Add(new Line(label, package, piece, hash));
            if (lines.Count == most) break;
        }

        return lines;
    }

    private static void Write(string path, IEnumerable<Line> lines)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        foreach (var line in lines) writer.WriteLine($"{line.Label}\t{line.Package}\t{line.Text.Replace('\t', ' ')}");
    }

    private sealed record Line(string Label, string Package, string Text, ulong Hash);
}
