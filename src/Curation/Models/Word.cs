namespace Curation.Models;

/// <summary>A word of a text: its bytes and the hash of its lower-case form.</summary>
internal readonly record struct Word(int Start, int End, ulong Hash)
{
    public int Length => End - Start;

    /// <summary>The hash of a single word written out.</summary>
    public static ulong HashOf(string word)
    {
        var scan = new WordScan(System.Text.Encoding.UTF8.GetBytes(word));
        return scan.MoveNext() ? scan.Current.Hash : 0;
    }
}
