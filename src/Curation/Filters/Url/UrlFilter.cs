using Curation.Core;
using Curation.Models.Hosts;

namespace Curation.Filters.Url;

/// <summary>The URL filters that were published, each rule with a list that the user gives.</summary>
/// <remarks>Source: datatrove <c>filters/url_filter.py</c>; DCLM <c>dclm_baseline_refinedweb.yaml</c>; Penedo et al. 2023 (RefinedWeb), G.1.</remarks>
[Stage("url-filter")]
internal sealed record UrlFilter : Family
{
    public override string Summary => "Published URL filters: listed domains, hosts and URLs, hard words, at least two soft words, and strings inside the URL.";

    public override string Origin => "datatrove filters/url_filter.py; DCLM dclm_baseline_refinedweb.yaml; RefinedWeb (2306.01116) G.1";

    public override IReadOnlyList<string> Dialects => ["datatrove", "dclm", "refinedweb"];

    /// <summary>Listed domains and hosts: a path or <c>builtin:name</c>; one a line, hosts-file lines too, .gz as well.</summary>
    public string? Hosts { get; init; }

    /// <summary>Listed URLs.</summary>
    public string? Urls { get; init; }

    /// <summary>Words of which one is enough.</summary>
    public string? HardWords { get; init; }

    /// <summary>Words of which two are needed.</summary>
    public string? SoftWords { get; init; }

    /// <summary>Strings that count wherever they stand once separators are taken out.</summary>
    public string? SubWords { get; init; }

    /// <summary>Public suffixes, for registered domains.</summary>
    public string Suffixes { get; init; } = PublicSuffixes.BuiltIn;

    public override IReadOnlyList<Rule> Rules => RulesWith(new SharedKeys());

    private Rule[] RulesWith(SharedKeys hosts) => ChosenDialect == "datatrove"
        ?
        [
            Of("domain", UrlRule.Domain, Hosts, shared: hosts), Of("subdomain", UrlRule.Subdomain, Hosts, shared: hosts), Of("url", UrlRule.Url, Urls),
            Of("hard-word", UrlRule.HardWord, HardWords), Of("soft-words", UrlRule.SoftWords, SoftWords, 1), Of("sub-word", UrlRule.SubWord, SubWords),
        ]
        :
        [
            Of("domain", UrlRule.Domain, Hosts), Of("sub-word", UrlRule.SubWord, SubWords),
            Of("hard-word", UrlRule.HardWord, HardWords), Of("soft-words", UrlRule.SoftWords, SoftWords, 1),
        ];

    private Rule Of(string name, UrlRule rule, string? list, double max = 0, SharedKeys? shared = null) => new(name, new UrlMatch
    {
        Rule = rule,
        Dialect = Enum.Parse<UrlDialect>(ChosenDialect, ignoreCase: true),
        List = list,
        Shared = shared,
        Suffixes = ChosenDialect == "dclm" ? PublicSuffixes.BuiltIn : Suffixes,
        Max = max,
    });
}
