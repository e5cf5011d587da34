using Curation.Core;
using Curation.Decontamination;
using Curation.Selection;
using Curation.Sources;
using YamlDotNet.RepresentationModel;

namespace Curation.Recipe;

/// <summary>Recipe file → checked <see cref="Plan"/>. Every mistake is collected before any is thrown.</summary>
public sealed class RecipeReader
{
    /// <summary>A budget below this is rather a forgotten sign for per cent.</summary>
    private const int FewTokens = 1000;

    private static readonly string[] _own = ["name", "seed", "sources", "extract", "stages", "decontaminate", "dedup", "quality", "select", "bias", "shard"];
    private readonly IReadOnlyDictionary<string, Func<object>> _others;
    private readonly string _file;
    private readonly Mistakes _mistakes;
    private readonly OptionBinder _binder;
    private readonly List<string> _warnings = [];
    private readonly Assets _assets = new();
    private YamlMappingNode _root = new();

    private RecipeReader(string file, IReadOnlyDictionary<string, Func<object>> others)
    {
        (_file, _others, _mistakes) = (file, others, new Mistakes(file));
        _binder = new OptionBinder(_mistakes);
    }

    /// <param name="file">The recipe.</param>
    /// <param name="sets">Changes <c>a.b=c</c> to it.</param>
    /// <param name="others">Sections owned by other projects: name → defaults.</param>
    /// <exception cref="RecipeException">All mistakes, a line each.</exception>
    public static Plan Read(string file, IEnumerable<string> sets, IReadOnlyDictionary<string, Func<object>> others) =>
        new RecipeReader(file, others).Read(sets, plan => plan);

    /// <summary>The same, and the files it is to be run on: missing inputs and tokenizers are told with the mistakes of the recipe.</summary>
    /// <exception cref="RecipeException">All mistakes, a line each.</exception>
    public static (Plan Plan, IReadOnlyList<SourceUnit> Inputs) ReadForRun(
        string file,
        IEnumerable<string> sets,
        IReadOnlyDictionary<string, Func<object>> others)
    {
        var reader = new RecipeReader(file, others);
        return reader.Read(sets, plan => (plan, new InputCheck(reader._root, reader._mistakes).Look(plan)));
    }

    private T Read<T>(IEnumerable<string> sets, Func<Plan, T> complete)
    {
        _root = RecipeTree.Load(_file);
        foreach (var set in sets) Set(set);
        var known = _own.Concat(_others.Keys).ToList();
        foreach (var key in _root.Children.Keys.Where(key => !known.Contains(key.ToString())))
            _mistakes.AddUnknown(key, "recipe", "section", key.ToString(), known);
        var plan = ReadSections();
        CheckStrata(plan, "select", "per", plan.Select.Per);
        CheckStrata(plan, "quality", "within", plan.Quality.Within);
        foreach (var set in (plan.Decontaminate?.Evals ?? []).Where(set => set.Path.Length > 0 && !File.Exists(set.Path)))
            _mistakes.Add(NodeOf("decontaminate", "evals"), $"decontaminate.evals: {Mistakes.Quote(set.Path)}: no such file; JSONL rows were expected");
        if (plan.Quality.Weights.Count is > 0 and var weights && weights != plan.Scorers.Count)
            _mistakes.Add(NodeOf("quality", "weights"), $"quality.weights: {weights} weights, {plan.Scorers.Count} scorers; one each was expected");
        WarnOfSelection(plan);
        var result = complete(plan);
        _mistakes.ThrowIfAny();
        return result;
    }

    private void WarnOfSelection(Plan plan)
    {
        WarnOfFew("select.keep", plan.Select.Keep, NodeOf("select", "keep"));
        WarnOfFew("select.caps.host", plan.Select.Caps?.Host, Child(NodeOf("select", "caps"), "host"));
        WarnOfFew("select.caps.domain", plan.Select.Caps?.Domain, Child(NodeOf("select", "caps"), "domain"));
        if (plan.Select.Caps?.Cluster is not null && plan.Dedup.Near is null && !plan.Dedup.Url)
            _warnings.Add("select.caps.cluster: without dedup.near there are no clusters of near duplicates, and it drops nothing");
        if (plan.Select.Mode == SelectMode.Dsir && plan.Quality.IsRanked)
            _warnings.Add("select.mode: dsir draws by ranks here; a log-ratio was expected: one scorer, or quality.combine: first, without quality.within");
    }

    /// <summary>A number without a unit that a share was meant by, or a count of documents.</summary>
    private void WarnOfFew(string place, Amount? amount, YamlNode? node)
    {
        if (amount?.Count is < FewTokens and { } few
            && node is YamlScalarNode { Value: { } value } && !value.EndsWith(Scalar.Tokens, StringComparison.Ordinal))
            _warnings.Add($"{place}: {value} means {few} tokens; a share has a %, such as {(few <= 100 ? few : 2)}%");
    }

    private void CheckStrata(Plan plan, string section, string option, IReadOnlyList<string> names)
    {
        var (node, place, known) = (NodeOf(section, option), $"{section}.{option}", Strata.Known(plan.Chain));
        foreach (var name in names.Where(name => !known.Contains(name)))
        {
            if (StageCatalog.All.TryGetValue(name, out var stage) && stage.IsSubclassOf(typeof(Labeler)))
                _mistakes.Add(node, $"{place}: {name} is named by the stage {name}, which the recipe lacks; expected - {name}: {{}} among the stages");
            else _mistakes.AddUnknown(node, place, "division", name, known);
        }

        if (names.Count > Strata.Most) _mistakes.Add(node, $"{place}: {names.Count} divisions; at most {Strata.Most} were expected");
    }

    private YamlNode NodeOf(string section, string option) =>
        Node(section) is { } node && Child(node, option) is { } child ? child : _root;

    private static YamlNode? Child(YamlNode node, string name) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;

    private void Set(string assignment)
    {
        try
        {
            RecipeTree.Set(_root, assignment, _mistakes);
        }
        catch (RecipeException error)
        {
            _mistakes.Add(error.Mistakes);
        }
    }

    private Plan ReadSections()
    {
        var stageReader = new StageReader(_mistakes, _warnings, _binder);
        var stages = stageReader.Read(Node("stages"), "stages", type => !type.IsSubclassOf(typeof(Scorer)));
        var scorers = stageReader.Read(TakeScore(), "quality.score", type => type.IsSubclassOf(typeof(Scorer)));
        var defaults = new Plan { File = _file, Name = "", Chain = new StageChain([]) };
        return defaults with
        {
            Name = Text("name", Path.GetFileNameWithoutExtension(_file)),
            Seed = Seed(),
            Sources = SourceReader.Read(Node("sources"), _binder, _mistakes),
            Extract = Section("extract", defaults.Extract),
            Stages = stages,
            Scorers = scorers,
            Chain = new StageChain(Open(stages).Select(opened => new PlannedStage(opened.Line, opened.Rule.Name, opened.Rule.Stage))),
            Decontaminate = Node("decontaminate") is null ? null : Section("decontaminate", new DecontaminateOptions()),
            Dedup = Section("dedup", defaults.Dedup),
            Quality = Section("quality", defaults.Quality) with
            {
                Score = [.. Open(scorers).Select(opened => new PlannedScorer(opened.Line, (Scorer)opened.Rule.Stage))],
            },
            Select = Section("select", defaults.Select),
            Bias = Section("bias", defaults.Bias),
            Shard = Section("shard", defaults.Shard),
            Others = _others.ToDictionary(pair => pair.Key, pair => Node(pair.Key) is { } node ? _binder.Bind(pair.Value(), node, pair.Key) : null),
            AssetDigests = _assets.Digests,
            Warnings = _warnings,
        };
    }

    private List<(string Line, Rule Rule)> Open(IEnumerable<StageLine> lines)
    {
        var opened = new List<(string, Rule)>();
        foreach (var line in lines)
        {
            foreach (var rule in line.Rules)
            {
                try
                {
                    opened.Add((line.Name, rule with { Stage = rule.Stage.Open(_assets) }));
                }
                catch (RecipeException error)
                {
                    var own = StageCatalog.NameOf(rule.Stage.GetType()) + ": ";
                    _mistakes.Add(error.Mistakes
                        .Select(mistake => mistake.StartsWith(own, StringComparison.Ordinal) ? mistake[own.Length..] : mistake)
                        .Select(mistake => $"{line.Place}: {line.Name}: {mistake}"));
                }
            }

            // two rules of a family may read one list
            _warnings.AddRange(_assets.TakeWarnings().Distinct().Select(warning => $"{line.Place}: {line.Name}: {warning}"));
        }

        return opened;
    }

    private YamlNode? TakeScore()
    {
        if (Node("quality") is not YamlMappingNode quality || !quality.Children.Remove(new YamlScalarNode("score"), out var score)) return null;
        return score;
    }

    private T Section<T>(string name, T defaults)
        where T : class => Node(name) is { } node ? (T)_binder.Bind(defaults, node, name) : defaults;

    private string Text(string name, string otherwise)
    {
        if (Node(name) is not { } node) return otherwise;
        var text = node.ToString();
        if (text.Length == 0 || text.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_' or '.')) || text[0] == '.')
            _mistakes.Add(node, $"{name}: {Mistakes.Quote(text)} is not a name of letters, digits, - _ .");
        return text;
    }

    private ulong Seed()
    {
        if (Node("seed") is not { } node) return 42;
        if (!ulong.TryParse(node.ToString(), out var seed)) _mistakes.Add(node, $"seed: {Mistakes.Quote(node.ToString())} is not a whole number of at least 0");
        return seed;
    }

    private YamlNode? Node(string name) => _root.Children.TryGetValue(new YamlScalarNode(name), out var node) && !OptionBinder.IsNull(node) ? node : null;
}
