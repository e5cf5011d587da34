using System.Text;
using Curation.Core;
using Curation.Text;

namespace Curation.Models.Hosts;

/// <summary>Under which suffixes names are sold, and so where a registered domain begins.</summary>
/// <remarks>Source: the algorithm of publicsuffix.org/list: the longest rule wins, an exception beats all, <c>*</c> stands for one label, and a name that
/// no rule fits has its last label as suffix. Rules that come behind "BEGIN PRIVATE DOMAINS" are left out, as tldextract leaves them.</remarks>
internal sealed class PublicSuffixes
{
    public const string BuiltIn = "builtin:public-suffixes";
    private const int Plain = 1, Wildcard = 2, Exception = 4;
    private readonly HashIndex _rules;
    private readonly int[] _kinds;

    private PublicSuffixes(Dictionary<string, int> rules)
    {
        _rules = new HashIndex(rules.Count);
        _kinds = [.. rules.Values];
        foreach (var (index, name) in rules.Keys.Index()) _rules.Add(Hash(Encoding.UTF8.GetBytes(name)), index);
    }

    /// <summary>Reads one rule a line; a line <c>tld: a b c</c> stands for <c>a.tld</c> and so on. <c>//</c> and # begin comments.</summary>
    /// <exception cref="RecipeException">There is no rule in it.</exception>
    public static PublicSuffixes Parse(string name, ReadOnlySpan<byte> list)
    {
        var rules = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(list).Split('\n'))
        {
            if (line.Contains("BEGIN PRIVATE DOMAINS", StringComparison.Ordinal)) break;
            var rule = line.Trim();
            if (rule.Length == 0 || rule.StartsWith("//", StringComparison.Ordinal) || rule[0] == '#') continue;
            if (rule.Split(": ", 2) is not [var top, var levels]) Add(rules, rule.Split(' ', '\t')[0]);
            else foreach (var level in levels.Split(' ')) Add(rules, level[0] == '!' ? $"!{level[1..]}.{top}" : level == "." ? top : $"{level}.{top}");
        }

        return rules.Count > 0 ? new PublicSuffixes(rules) : throw new RecipeException($"{name}: holds no rule; a public suffix list was expected");
    }

    /// <summary>The suffix of a host and one label more; empty where the host is a suffix itself or an address.</summary>
    /// <param name="host">Canonical.</param>
    public ReadOnlySpan<byte> RegisteredDomain(ReadOnlySpan<byte> host)
    {
        if (host.Length is 0 or > HostText.Longest || HostText.IsAddress(host)) return default;
        var suffix = Suffix(host);
        if (suffix >= host.Length) return default;
        var before = host[..(host.Length - suffix - 1)];
        return host[(before.LastIndexOf((byte)'.') + 1)..];
    }

    /// <summary>Bytes of the suffix of a host.</summary>
    private int Suffix(ReadOnlySpan<byte> host)
    {
        var longest = host.Length - 1 - host.LastIndexOf((byte)'.');
        for (var end = host.Length; end > 0;)
        {
            var dot = host[..end].LastIndexOf((byte)'.');
            var name = host[(dot + 1)..];
            var kind = _rules.Find(Hash(name)) is >= 0 and var rule ? _kinds[rule] : 0;
            if ((kind & Exception) != 0) return name.Length - 1 - name.IndexOf((byte)'.');
            if ((kind & Plain) != 0) longest = Math.Max(longest, name.Length);
            if ((kind & Wildcard) != 0 && dot >= 0) longest = Math.Max(longest, host.Length - 1 - host[..dot].LastIndexOf((byte)'.'));
            end = dot;
        }

        return longest;
    }

    private static void Add(Dictionary<string, int> rules, string rule)
    {
        var kind = rule[0] == '!' ? Exception : rule.StartsWith("*.", StringComparison.Ordinal) ? Wildcard : Plain;
        var name = Encoding.UTF8.GetString(HostText.Canonical(kind == Exception ? rule[1..] : kind == Wildcard ? rule[2..] : rule));
        rules[name] = rules.GetValueOrDefault(name) | kind;
    }

    private static ulong Hash(ReadOnlySpan<byte> name) => XxHash64.Hash(name) | 1;
}
