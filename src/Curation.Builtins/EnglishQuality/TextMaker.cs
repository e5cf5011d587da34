using System.Text.Encodings.Web;
using System.Text.Json;
using Curation.Builtins.Language;
using Curation.Text;

namespace Curation.Builtins.EnglishQuality;

/// <summary>Takes good and bad English out of what fetch-packages.sh left: <c>good.jsonl</c>, <c>fair.jsonl</c>, <c>bad.jsonl</c>;
/// each package is a host.</summary>
/// <remarks>Good are the pages of guides and policies, the longer entries of dictionaries and encyclopaedias, stories of games, and one training text of a
/// keyboard, where seven tenths of the words stand in paragraphs of sentences, and such pages of manuals if they explain (<see cref="Explanation"/>); fair are
/// the other such pages of manuals. Bad are the pages of the same packages that have hardly any such paragraph (contents, indexes, tables of options),
/// generated references, change logs, licences, sources, lists of files and words,
/// manual pages, catalogs of translations, the sample generator's junk under other seeds, and good texts spoilt: words shuffled, pieces of sentences
/// of many texts put together.
/// Limits: the good texts are technical and literary and by a few hundred authors; no news, talk, science or law is among them, nothing by children or
/// learners; their English is standard, mostly American.
/// Good and bad are told by source and outer form, not by readers, and those held out in the same way: what is measured on them is agreement with that.
/// The crawl of sample-data/make-real-crawl.sh shares no package with them, though authors.</remarks>
internal static class TextMaker
{
    private const int MostGood = 240, MostBad = 100, MostOfAKind = 120, MostForeign = 10, SpoiltEvery = 12;

    // these are made by programs from sources, or are lists; what they have of prose does not count as good
    private static readonly HashSet<string> _references = new(
        ("libglib2.0-doc libgtk-3-doc libstdc++-12-doc qtbase5-doc-html ghc-doc default-jdk-doc libcommons-lang3-java-doc junit4-doc libboost1.81-doc "
        + "libeigen3-doc python3-sympy python-sympy-doc wamerican manpages manpages-dev iso-codes dict-freedict-eng-deu ruby3.1-doc dict-wn dict-vera "
        + "miscfiles erlang-doc").Split(' '), StringComparer.Ordinal);

    // prose that tells what a program does or how to do a thing: fair, and as good as an essay or an entry where it explains
    private static readonly HashSet<string> _manuals = new(
        ("gnome-user-docs sylpheed-doc exim4-doc-html swi-prolog-doc bacula-doc racket-doc varnish-doc zsh-doc postfix-doc proftpd-doc linux-doc-6.1 "
        + "fontforge-doc python-sklearn-doc cmake-doc r-doc-html mutt privoxy shorewall-doc ncurses-doc octave-doc bird2-doc khelpcenter "
        + "chrony mercurial-common fetchmail monit tor vim-doc nagios4-common debmake-doc colobot-common gramps haproxy-doc openvpn lighttpd-doc tmux "
        + "fluidsynth").Split(' '),
        StringComparer.Ordinal);

    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Make(IReadOnlyList<string> arguments)
    {
        if (arguments is not [var folder, var output])
        {
            Console.Error.WriteLine("quality-text: expected the folder that fetch-packages.sh made and a folder for the text");
            return 2;
        }

        Directory.CreateDirectory(output);
        var (good, bad) = (new List<PackageText>(), new List<PackageText>());
        foreach (var package in Directory.GetDirectories(Path.Combine(folder, "packages")).Order(StringComparer.Ordinal))
        {
            var isProse = !_references.Contains(Path.GetFileName(package));
            var texts = new PackageTexts().Of(package).Select(text => (Text: text, Good: Shape.IsGood(text, isProse)))
                .OrderBy(pair => XxHash64.Hash(pair.Text.Text)).ToList();
            var some = texts.Where(pair => pair.Good == true).Take(MostGood).ToList();
            var others = texts.Where(pair => pair.Good == false).Take(MostBad).ToList();
            Console.Error.WriteLine($"{Path.GetFileName(package)}: {some.Count} good, {others.Count} bad of {texts.Count}");
            good.AddRange(some.Select(pair => pair.Text));
            bad.AddRange(others.Select(pair => pair.Text));
        }

        bad.AddRange(Directory.GetFiles(folder, "junk-*.jsonl").Order(StringComparer.Ordinal).SelectMany(Junk));
        bad.AddRange(Spoilt.Of(good, SpoiltEvery));
        Write(Path.Combine(output, "good.jsonl"), good.Where(IsGood));
        Write(Path.Combine(output, "fair.jsonl"), good.Where(text => !IsGood(text)));
        Write(Path.Combine(output, "bad.jsonl"), bad);
        return 0;
    }

    private static bool IsGood(PackageText text) => !_manuals.Contains(text.Package) || Explanation.IsIn(text);

    /// <summary>The pages that the sample's generator means to be dropped, so many of each kind.</summary>
    private static IEnumerable<PackageText> Junk(string file)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(file))
        {
            using var row = JsonDocument.Parse(line);
            string Of(string name) => row.RootElement.GetProperty(name).GetString() ?? "";
            var kind = Of("kind");
            var most = kind.StartsWith("language-", StringComparison.Ordinal) ? MostForeign : MostOfAKind;
            if (Of("fate") == "Drop" && (counts[kind] = counts.GetValueOrDefault(kind) + 1) <= most)
                yield return new PackageText($"junk-{kind}", Of("url"), Of("text"), IsJunk: true);
        }
    }

    private static void Write(string path, IEnumerable<PackageText> texts)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        foreach (var text in texts)
        {
            var id = $"{text.Package}/{text.Path}";
            writer.WriteLine(JsonSerializer.Serialize(new { id, url = $"http://{id}", text = text.Text }, _plain));
        }
    }
}

/// <summary>Good texts made bad.</summary>
internal static class Spoilt
{
    private const int ShortestPiece = 3, LongestPiece = 9, Words = 400;

    public static IEnumerable<PackageText> Of(List<PackageText> good, int every)
    {
        var dice = new Dice(7);
        foreach (var text in good.Where((_, i) => i % every == 0).ToList())
        {
            var words = text.Text.Split(' ').Take(Words).ToArray();
            for (var i = words.Length - 1; i > 0; i--)
            {
                var j = dice.Below(i + 1);
                (words[i], words[j]) = (words[j], words[i]);
            }

            yield return new("spoilt-shuffled", text.Path, string.Join(' ', words), IsJunk: true);
            var pieces = new List<string>();
            while (pieces.Count < Words)
            {
                var other = good[dice.Below(good.Count)].Text.Split(' ', Words * 4);
                var start = dice.Below(Math.Max(1, other.Length - 1 - LongestPiece));
                pieces.AddRange(other.Skip(start).Take(ShortestPiece + dice.Below(LongestPiece - ShortestPiece)));
            }

            yield return new("spoilt-pieces", text.Path, string.Join(' ', pieces), IsJunk: true);
        }
    }
}
