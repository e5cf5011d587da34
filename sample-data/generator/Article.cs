namespace SampleCrawl;

/// <summary>A piece of good prose: its title and paragraphs.</summary>
internal sealed record Article(string Name, string Title, IReadOnlyList<string> Paragraphs)
{
    public string Body => string.Concat(Paragraphs.Select(p => Markup.Element("p", p)));

    public static Article Load(string path)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var blocks = text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new Article(Path.GetFileNameWithoutExtension(path), blocks[0], [.. blocks.Skip(1).Select(b => b.Replace('\n', ' '))]);
    }
}
