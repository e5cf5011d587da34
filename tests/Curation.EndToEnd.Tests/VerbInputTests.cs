using System.Text;
using Curation.Columns;
using Curation.EndToEnd.Tests.Support;

namespace Curation.EndToEnd.Tests;

/// <summary>Files and folders given to the verbs that are tools of their own: nothing vanishes, and every verb says so in the same way.</summary>
public sealed class VerbInputTests : IDisposable
{
    private const string Rows = "{\"id\":\"a\",\"text\":\"One two three four five.\"}\n{\"id\":\n{\"id\":\"c\",\"text\":\"The end.\"}\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("judge {0}/r.yaml {1} --output {0}/out")]
    [InlineData("dedup {1} --output {0}/out")]
    [InlineData("tokenize --tokenizer {0}/t.json {1} --ids {0}/out")]
    [InlineData("tokenizer train {1} --vocab 260 --output {0}/out")]
    [InlineData("extract {1} --output {0}/out")]
    public async Task ABadRowIsToldAndTheOthersAreDone(string command)
    {
        var html = command.StartsWith("extract", StringComparison.Ordinal);
        var rows = _folder.Write("rows.jsonl", html ? Rows.Replace("\"text\"", "\"html\"", StringComparison.Ordinal) : Rows);
        _folder.Write("r.yaml", "stages:\n  - word-count: { min: 3 }\n");
        await Shell.Succeed("tokenizer", "train", _folder.Write("good.txt", "good text"), "--vocab", "257", "--output", _folder.File("t.json"));
        var answer = await Shell.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, _folder.Path, rows).Split(' '));
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal($"{rows}: bad-json, line 2 (offset 45): no valid JSON from byte 6 of the line on", answer.ErrorLines[0]);
        Assert.NotEqual(0, new FileInfo(_folder.File("out")).Length);
    }

    [Theory]
    [InlineData("extract {0} --output {1}")]
    [InlineData("judge {2} {0} --output {1}")]
    [InlineData("dedup {0} --output {1}")]
    public async Task AnOutputThatIsAnInputIsAMistake(string command)
    {
        var rows = _folder.Write("rows.jsonl", Rows);
        var output = _folder.File("./rows.jsonl");
        var recipe = _folder.Write("r.yaml", "stages:\n  - word-count: { min: 3 }\n");
        var answer = await Shell.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, rows, output, recipe).Split(' '));
        Assert.Equal((2, $"{output}: is an input; another file to write was expected"), (answer.ExitCode, answer.Error.Trim()));
        Assert.Equal(Rows, File.ReadAllText(rows));
    }

    [Fact]
    public async Task AnOutputThatIsAnInputBehindALinkIsAMistake()
    {
        var rows = _folder.Write("rows.jsonl", Rows);
        var (file, folder) = (_folder.File("link.jsonl"), _folder.File("folder"));
        File.CreateSymbolicLink(file, "rows.jsonl");
        Directory.CreateSymbolicLink(folder, _folder.Path);
        foreach (var (input, output) in new[] { (file, rows), (rows, file), (Path.Combine(folder, "rows.jsonl"), rows), (rows, Path.Combine(folder, "link.jsonl")) })
        {
            var answer = await Shell.Run("dedup", input, "--output", output);
            Assert.Equal((2, $"{output}: is an input; another file to write was expected"), (answer.ExitCode, answer.Error.Trim()));
        }

        Assert.Equal(Rows, File.ReadAllText(rows));
    }

    [Fact]
    public async Task ANamedPipeIsReadAsAFileIs()
    {
        var (pipe, recipe) = (_folder.File("pipe"), _folder.Write("r.yaml", "stages:\n  - word-count: { min: 3 }\n"));
        using (var made = System.Diagnostics.Process.Start("mkfifo", pipe)) await made.WaitForExitAsync();
        var writing = Task.Run(() =>
        {
            using var file = File.Open(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.Write(Encoding.UTF8.GetBytes(Rows));
        });
        var answer = await Shell.Run("judge", recipe, pipe, "--output", _folder.File("out"));
        await writing;
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal([$"{pipe}: bad-json, line 2 (offset 45): no valid JSON from byte 6 of the line on"], answer.ErrorLines);
        Assert.Equal(2, File.ReadAllLines(_folder.File("out")).Length);
    }

    [Theory]
    [InlineData("extract {0}")]
    [InlineData("dedup {0} --output {0}.out")]
    public async Task WaitingForAPipeCanBeInterrupted(string command)
    {
        var pipe = _folder.File("silent");
        using (var made = System.Diagnostics.Process.Start("mkfifo", pipe)) await made.WaitForExitAsync();
        using var stop = new CancellationTokenSource();
        var waiting = Task.Run(() => Shell.Run(command.Replace("{0}", pipe, StringComparison.Ordinal).Split(' '), stop.Token));
        await stop.CancelAsync();
        var answer = await waiting;
        Assert.Equal((130, 1), (answer.ExitCode, answer.ErrorLines.Length));
    }

    [Theory]
    [InlineData("extract {0}/in --output {0}/out", "html")]
    [InlineData("judge {0}/r.yaml {0}/in --output {0}/out", "text")]
    [InlineData("dedup {0}/in --output {0}/out", "text")]
    public async Task OddEntriesOfAFolderAreToldAndTheOthersRead(string command, string column)
    {
        _folder.Write("r.yaml", "stages:\n  - word-count: { min: 3 }\n");
        Directory.CreateDirectory(_folder.File("in/sub"));
        _folder.Write("in/a.jsonl", $"{{\"id\":1,\"{column}\":\"One two three.\"}}\n");
        _folder.Write("linked", $"{{\"id\":2,\"{column}\":\"Four five six.\"}}\n");
        File.CreateSymbolicLink(_folder.File("in/sub/b.jsonl"), _folder.File("linked"));
        File.CreateSymbolicLink(_folder.File("in/sub/loop"), "..");
        File.CreateSymbolicLink(_folder.File("in/gone.jsonl"), "nowhere.jsonl");
        using (var made = System.Diagnostics.Process.Start("mkfifo", _folder.File("in/x.jsonl"))) await made.WaitForExitAsync();
        var answer = await Shell.Succeed(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, _folder.Path).Split(' '));
        Assert.Equal(2, File.ReadAllLines(_folder.File("out")).Length);
        Assert.Equal(
            [
                $"curation: {_folder.File("in/gone.jsonl")}: a link that leads nowhere; left out",
                $"curation: {_folder.File("in/x.jsonl")}: a pipe, socket or device and no file; left out",
            ], answer.ErrorLines.Where(line => line.EndsWith("left out", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("extract {0}/rows.jsonl --output {0}/out.parquet")]
    [InlineData("judge {0}/r.yaml {0}/rows.jsonl --output {0}/out.parquet")]
    [InlineData("classifier score builtin:english-quality {0}/rows.jsonl --output {0}/out.parquet")]
    [InlineData("extract {0}/rows.jsonl --output {0}/out.csv.gz")]
    public async Task RowsAreNotWrittenUnderTheNameOfAnotherKind(string command)
    {
        _folder.Write("r.yaml", "stages:\n  - word-count: { min: 3 }\n");
        _folder.Write("rows.jsonl", "{\"text\":\"One two three.\"}\n");
        var words = string.Format(System.Globalization.CultureInfo.InvariantCulture, command, _folder.Path).Split(' ');
        var answer = await Shell.Run(words);
        Assert.Equal((2, $"{words[^1]}: rows are written as JSONL; a name in .jsonl, .jsonl.gz or .jsonl.zst was expected\n"), (answer.ExitCode, answer.Error));
        Assert.False(File.Exists(words[^1]));
    }

    [Fact]
    public async Task TextsOfAWetAreCounted()
    {
        static string Record(string type, string media, string block) => $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: http://a.test/\r\n"
            + $"Content-Type: {media}\r\nContent-Length: {block.Length}\r\n\r\n{block}\r\n\r\n";
        var wet = _folder.Write("x.warc.wet", Record("warcinfo", "application/warc-fields", "a: b") + Record("conversion", "text/plain", "Words.") + Record("conversion", "text/plain", "More."));
        var answer = await Shell.Succeed("extract", wet, "--output", _folder.File("out.jsonl"));
        Assert.Equal(["curation: 2 pages, records that could not be read: 0, records that are no pages: record-type 1"], answer.ErrorLines);
        Assert.Equal(2, File.ReadAllLines(_folder.File("out.jsonl")).Length);
    }

    [Fact]
    public async Task JudgeTellsTheLanguageWhateverLabelComesBefore()
    {
        var recipe = _folder.Write("r.yaml", "stages:\n  - page-type: {}\n  - language: {}\n");
        var rows = _folder.Write("rows.jsonl", "{\"text\":\"The cat sat on the mat and looked out of the window for most of the day.\"}\n");
        await Shell.Succeed("judge", recipe, rows, "--output", _folder.File("out"));
        Assert.Contains("\"language\":\"en\"", File.ReadAllText(_folder.File("out")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExtractAndDedupGiveIdsBackAsTheyWereGiven()
    {
        string[] ids = ["3", "\"3\"", "1.50", "\"\\u0001n3\""];
        var pages = _folder.Write("pages.jsonl", string.Concat(ids.Select(id => $"{{\"id\":{id},\"html\":\"<p>One two three four five.\"}}\n")));
        await Shell.Succeed("extract", pages, "--output", _folder.File("texts.jsonl"));
        Assert.Equal(ids.Select(id => $"{{\"id\":{id}"), Starts("texts.jsonl"));
        await Shell.Succeed("dedup", _folder.File("texts.jsonl"), "--output", _folder.File("fates.jsonl"));
        Assert.Equal(ids.Select(id => $"{{\"id\":{id}"), Starts("fates.jsonl"));
        var fates = File.ReadAllLines(_folder.File("fates.jsonl"));
        var survivor = ids[Array.FindIndex(fates, fate => fate.Contains("\"keep\":true", StringComparison.Ordinal))];
        Assert.All(fates, fate => Assert.Contains($"\"cluster\":{survivor},", fate, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "extract {0} --output {1}")]
    [InlineData(true, "extract {0} --output {1}")]
    [InlineData(false, "judge {2} {0} --output {1}")]
    [InlineData(true, "judge {2} {0} --output {1}")]
    [InlineData(false, "dedup {0} --output {1}")]
    [InlineData(true, "dedup {0} --output {1}")]
    public async Task NumbersOfParquetComeBackAsNumbers(bool isLong, string command)
    {
        var recipe = _folder.Write("r.yaml", "stages:\n  - word-count: { min: 1 }\n");
        using (var stream = File.Create(_folder.File("rows.parquet")))
        {
            var body = command.StartsWith("extract", StringComparison.Ordinal) ? "html" : "text";
            var table = new ParquetWriter(stream, new Schema((isLong ? Column.Int64("id") : Column.Int32("id")).OrNull(), Column.Utf8(body)));
            foreach (var id in new long?[] { -7, isLong ? long.MaxValue : int.MaxValue })
            {
                if (isLong) table.Int64(0, id!.Value);
                else table.Int32(0, (int)id!.Value);
                table.Utf8(1, $"Text {id}.");
                table.EndRow();
            }

            table.Finish();
        }

        var (rows, output) = (_folder.File("rows.parquet"), _folder.File("out.jsonl"));
        await Shell.Succeed(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, rows, output, recipe).Split(' '));
        Assert.Equal(["{\"id\":-7", $"{{\"id\":{(isLong ? long.MaxValue : int.MaxValue)}"], Starts("out.jsonl"));
    }

    private IEnumerable<string> Starts(string file) => File.ReadAllLines(_folder.File(file)).Select(line => line[..line.IndexOf(',')]);

    [Fact]
    public async Task IdsComeBackAsTheyWereGiven()
    {
        var recipe = _folder.Write("r.yaml", "stages:\n  - word-count: {}\n");
        var rows = _folder.Write("rows.jsonl", "{\"id\":3,\"text\":\"a\"}\n{\"id\":\"3\",\"text\":\"a\"}\n{\"text\":\"a\"}\n{\"id\":1.50,\"text\":\"a\"}\n");
        var answer = await Shell.Run("judge", recipe, rows, "--json", "--output", _folder.File("out"));
        Assert.Equal(["warning: stages[0] word-count: word-count is open on both sides: it is measured and drops nothing"], answer.ErrorLines);
        Assert.Equal(["{\"id\":3", "{\"id\":\"3\"", "{\"id\":null", "{\"id\":1.50"], File.ReadAllLines(_folder.File("out")).Select(line => line[..line.IndexOf(',')]));
    }

    [Fact]
    public async Task ATermListThatIsNotUtf8IsAMistake()
    {
        var list = _folder.File("en");
        File.WriteAllBytes(list, "one\ntwo\n\u00E9cole\nfour\n"u8.ToArray());
        await Shell.Succeed("lists", "import", "terms", list, "--output", _folder.File("terms.tsv"));
        File.WriteAllBytes(list, Encoding.Latin1.GetBytes("one\ntwo\n\u00E9cole\nfour\n"));
        var answer = await Shell.Run("lists", "import", "terms", list, "--output", _folder.File("other.tsv"));
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal([$"{list}:3: is not UTF-8; a list in UTF-8 was expected, as iconv makes it of others"], answer.ErrorLines);
        Assert.False(File.Exists(_folder.File("other.tsv")));
    }

    [Fact]
    public async Task TermsOfFoldersAreReadByLanguageAndTheRestIsTold()
    {
        Directory.CreateDirectory(_folder.File("terms/.git"));
        foreach (var name in (string[])["fr-CA-u-sd-caqc", "zh-Hant", "pt_BR", "english.txt", "ldnoobw_en.txt", ".git/en"]) _folder.Write($"terms/{name}", "word\n");
        var answer = await Shell.Run("lists", "import", "terms", _folder.File("terms"), "--output", _folder.File("terms.tsv"));
        Assert.Equal(
            ((string[])["english.txt", "ldnoobw_en.txt"]).Select(name =>
                $"warning: {Path.Combine(_folder.File("terms"), name)}: left out; expected a name that is a language, such as en or pt-BR.txt"),
            answer.ErrorLines);
        Assert.Equal(["fr", "pt", "zh"], File.ReadLines(_folder.File("terms.tsv")).Skip(1).Select(line => line.Split('\t')[1]));
    }

    [Fact]
    public async Task CategoriesOfHostsStayApart()
    {
        Directory.CreateDirectory(_folder.File("in/adult"));
        Directory.CreateDirectory(_folder.File("in/games"));
        _folder.Write("in/adult/domains", "Bad.example\n0.0.0.0 worse.example\n");
        _folder.Write("in/games/domains", "play.example\n");
        _folder.Write("in/games/urls", "play.example/x\n");
        var told = await Shell.Run("lists", "import", "hosts", _folder.File("in"), "--output", _folder.File("out"));
        Assert.Contains("1 files named urls are left out; lists import urls reads them", told.Output, StringComparison.Ordinal);
        Assert.Equal("bad.example\nworse.example\n", File.ReadAllText(_folder.File("out/adult/domains")));
        Assert.Equal("play.example\n", File.ReadAllText(_folder.File("out/games/domains")));
        await Shell.Succeed("lists", "import", "hosts", _folder.File("in/games"), "--output", _folder.File("games.txt"));
        Assert.Equal("play.example\n", File.ReadAllText(_folder.File("games.txt")));
        var recipe = _folder.Write("r.yaml", $"stages:\n  - url-block-list: {{ folder: {_folder.File("out")}, categories: [games] }}\n");
        var rows = _folder.Write("rows.jsonl", "{\"url\":\"http://bad.example/\",\"text\":\"a\"}\n{\"url\":\"http://play.example/\",\"text\":\"a\"}\n");
        await Shell.Succeed("judge", recipe, rows, "--output", _folder.File("judged"));
        var judged = File.ReadAllLines(_folder.File("judged"));
        Assert.Contains("\"keep\"", judged[0], StringComparison.Ordinal);
        Assert.Contains("\"drop\"", judged[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FoldersAreReadForTheKindsAVerbKnows()
    {
        Directory.CreateDirectory(_folder.File("in/below"));
        _folder.Write("in/below/a.jsonl", "{\"id\":\"a\",\"html\":\"<p>One two three four five six.</p>\"}\n");
        _folder.Write("in/b.html", "<p>Seven eight nine ten eleven twelve.</p>");
        _folder.Write("in/c.warc", File.ReadAllBytes(Repository.PathOf("sample-data/crawl/plain.warc")));
        _folder.Write("in/notes.md", "left alone");
        var answer = await Shell.Run("extract", _folder.File("in"), "--output", _folder.File("texts.jsonl"));
        Assert.StartsWith($"curation: {_folder.File("in")}: 1 files of other kinds left out; read are .jsonl, ", answer.ErrorLines[0], StringComparison.Ordinal);
        var texts = File.ReadAllLines(_folder.File("texts.jsonl"));
        Assert.True(texts.Length > 3, $"{texts.Length} rows");
        Assert.Contains(texts, line => line.Contains("\"id\":\"a\"", StringComparison.Ordinal));
        Assert.Contains(texts, line => line.Contains("b.html", StringComparison.Ordinal));

        Directory.CreateDirectory(_folder.File("rows/below"));
        _folder.Write("rows/below/a.jsonl", "{\"id\":\"a\",\"text\":\"One two three.\"}\n");
        await Shell.Succeed("dedup", _folder.File("rows"), "--output", _folder.File("out.jsonl"));
        Assert.Single(File.ReadAllLines(_folder.File("out.jsonl")));
    }

    [Fact]
    public async Task RowsWithoutPageAreSummedUpAndTextsPass()
    {
        var rows = _folder.Write(
            "rows.jsonl", string.Concat(Enumerable.Range(0, 50).Select(i => $"{{\"id\":\"{i}\"}}\n")) + "{\"id\":\"t\",\"text\":\"A text.\"}\n");
        var answer = await Shell.Run("extract", rows, "--output", _folder.File("out.jsonl"));
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("curation: 1 pages, records that could not be read: 50", answer.ErrorLines[5]);
        Assert.Equal($"{rows}: missing-field: 45 records more", answer.ErrorLines[6]);
        Assert.Contains("\"text\":\"A text.\"", Assert.Single(File.ReadAllLines(_folder.File("out.jsonl"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderWithNothingToReadIsAMistake()
    {
        Directory.CreateDirectory(_folder.File("empty"));
        var answer = await Shell.Run("dedup", _folder.File("empty"), "--output", _folder.File("out.jsonl"));
        Assert.Equal((2, $"{_folder.File("empty")}: a folder without a file to read; expected .jsonl, .jsonl.gz, .jsonl.zst, .parquet"), (answer.ExitCode, answer.Error.Trim()));
    }

    [Theory]
    [InlineData("garbage.warc.gz")]
    [InlineData("garbage.html.gz")]
    public async Task AGzipThatIsNoneIsNoPage(string name)
    {
        var garbage = _folder.Write(name, [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 % 251 + 1))]);
        var answer = await Shell.Run("extract", garbage, "--output", _folder.File("out.jsonl"));
        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith($"{garbage}: bad-", answer.Error, StringComparison.Ordinal);
        Assert.Empty(File.ReadAllBytes(_folder.File("out.jsonl")));
    }

    [Fact]
    public async Task PagesAreNoTexts()
    {
        var crawl = Repository.PathOf("sample-data/crawl/plain.warc");
        var answer = await Shell.Run("dedup", crawl, "--output", _folder.File("out.jsonl"));
        Assert.Equal((2, $"{crawl}: no-text (offset 0): pages; rows with a text were expected, as extract makes them"), (answer.ExitCode, answer.Error.Trim()));
    }

    [Theory]
    [InlineData("stages --workers abc", "Unrecognized")]
    [InlineData("judge r.yaml t.jsonl --workers abc", "curation: --workers abc: a whole number was expected")]
    [InlineData("task r.yaml --step extract --rank x --of 2", "curation: --rank x: a whole number was expected")]
    [InlineData("complete model moon --tokens many", "curation: --tokens many: a whole number was expected")]
    [InlineData("dedup t.jsonl --jaccard much", "curation: --jaccard much: a number was expected")]
    [InlineData("dedup {0}/t.jsonl --output {0}/none/out.jsonl", "{0}/none/out.jsonl: no folder {0}/none")]
    public async Task AWrongValueIsToldInPlainWords(string command, string expected)
    {
        _folder.Write("t.jsonl", Encoding.UTF8.GetBytes(Rows));
        var answer = await Shell.Run(command.Replace("{0}", _folder.Path, StringComparison.Ordinal).Split(' '));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected.Replace("{0}", _folder.Path, StringComparison.Ordinal), answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("none")));
    }

    [Fact]
    public async Task HelpCallsTheProgramByItsName()
    {
        Assert.Contains("curation judge <RECIPE> <INPUT>...", (await Shell.Succeed("judge", "--help")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Curation.Cli", (await Shell.Succeed("--help")).Output, StringComparison.Ordinal);
    }
}
