using Curation.Bias;
using Curation.Cli.Verbs;
using Curation.Core;
using Curation.Decontamination;
using Curation.Dedup;
using Curation.Dedup.Repeats;
using Curation.Extraction;
using Curation.Recipe;
using Curation.Reporting;
using Curation.Runs;
using Curation.Selection;
using Curation.Shards;
using Curation.Sources;
using Curation.Tokenization;
using Curation.Training;

namespace Curation.Cli;

/// <summary>A plan as steps in order; the one place that knows every room.</summary>
internal sealed class Composition
{
    private readonly Plan _plan;
    private readonly IReadOnlyList<string> _units;
    private readonly FinalTexts _texts;
    private readonly TokenizerFactory _tokenizers = new();
    private readonly RunAudit _audit;
    private readonly Assets _auditAssets = new();
    private readonly List<IRejections> _rejections = [], _survivorRejections = [];
    private IRemovals? _removals;

    /// <param name="file">The recipe's file.</param>
    public Composition(string file, IEnumerable<string> sets)
    {
        (var plan, Inputs) = RecipeReader.ReadForRun(file, sets, OtherSections);
        _plan = plan with { Warnings = [.. plan.Warnings, .. SourceUnits.LeftOut(plan.Sources)] };
        _units = [.. Inputs.Select(input => input.Name)];
        _audit = new RunAudit(_plan.Bias, _auditAssets);
        _texts = TextsOf(_plan);
        Steps = [.. Compose()];
    }

    /// <summary>Sections of a recipe that the library leaves to others.</summary>
    public static IReadOnlyDictionary<string, Func<object>> OtherSections { get; } =
        new Dictionary<string, Func<object>> { ["train"] = () => new TrainOptions() };

    public Plan Plan => _plan;

    /// <summary>What is odd about the plan and the files it names; evaluation sets are read for it.</summary>
    /// <exception cref="RecipeException">An evaluation set cannot be read.</exception>
    public IReadOnlyList<string> Warnings() =>
        [.. _plan.Warnings, .. _plan.Decontaminate is { } decontaminate ? DecontaminateStep.WarningsOf(decontaminate) : []];

    /// <summary>The sources of which too little could be read, a line each.</summary>
    public IReadOnlyList<string> Unread(string folder) => QuarantineLimit.Broken(folder, Inputs, _plan.Extract.MaxQuarantined);

    /// <summary>The units of the sources.</summary>
    public IReadOnlyList<SourceUnit> Inputs { get; }

    /// <summary>The files the run is made from.</summary>
    public IReadOnlyList<SourceInput> Files => SourceUnits.FilesOf(Inputs);

    /// <summary>extract, measure, dedup and cuts, decontaminate, select, shard, train (where the recipe asks for it), report.</summary>
    public IReadOnlyList<IStep> Steps { get; }

    /// <summary>The final texts of a plan's run, every cut made.</summary>
    public static FinalTexts TextsOf(Plan plan)
    {
        var texts = new FinalTexts(plan.Chain, ResolvedRecipe.TransformSettings(plan));
        if (!plan.Dedup.Cut.IsOff) texts = texts.With(CutSteps.Layer);
        return plan.Decontaminate is { Evals.Count: > 0, Action: DecontaminateAction.Cut } ? texts.With(DecontaminateStep.Layer) : texts;
    }

    /// <summary>Checks, before anything is touched, that the steps which the first of these builds on are done.</summary>
    /// <exception cref="RecipeException">One of them is not, or not for every unit.</exception>
    public void CheckReady(IReadOnlyList<IStep> chosen, string folder)
    {
        var first = chosen[0];
        foreach (var earlier in Before(first))
        {
            var units = earlier.Units(folder);
            var done = units.Count(unit => RunFolder.HasMarker(folder, earlier.Name, unit.Name));
            if (done < units.Count)
                throw new RecipeException($"{folder}: {earlier.Name} has not been run ({done} of {units.Count} units done), and "
                    + $"{first.Name} needs it; begin with {earlier.Name}");
        }
    }

    /// <summary>Checks, before anything is changed, that the steps which the first of these builds on were run by this recipe.</summary>
    /// <param name="asked">What asked for the steps, as it was typed.</param>
    /// <exception cref="RecipeException">One of them was run by another, as far as it matters to that step.</exception>
    /// <exception cref="RunException">A file of one of them is damaged.</exception>
    public void CheckSame(IReadOnlyList<IStep> chosen, RunFolder run, string asked, bool readsInputs = true)
    {
        if (run.Damaged.FirstOrDefault(damage => Before(chosen[0]).Any(step => step.Name == damage.Step)) is { } damaged)
            throw new RunException($"{damaged}; {asked} needs it: run {damaged.Step} again first");
        var before = Before(chosen[0]).Where(step => readsInputs || step is not ExtractStep);
        if (new Runner(run, new StepContext(run.Path, 1, new Progress())).FirstStale(before) is not { } stale) return;
        var recipe = run.PathOf("recipe.yaml");
        var sections = !File.Exists(recipe) ? [] : RecipeDifference.Sections(File.ReadAllText(recipe), ResolvedRecipe.Write(_plan));
        var later = Steps.SkipWhile(step => step != chosen[0]).Select(step => step.Name).Append("name");
        var changed = string.Join(", ", sections.Except(later));
        throw new RecipeException($"{asked}: {stale.Name} was run with another recipe or other files{(changed.Length == 0 ? "" : $" ({changed})")}; "
            + $"run without --from, or --from {stale.Name}");
    }

    private IEnumerable<IStep> Before(IStep first) =>
        Steps.TakeWhile(step => step != first).Where(step => step is not TrainStep && (step is not ShardStep || first is not ReportStep));

    private IEnumerable<IStep> Compose()
    {
        var sketcher = _plan.Dedup.IsOff ? null : new SketchFiles(_plan.Dedup);
        var measuring = new Measuring(_plan.Chain, _plan.Quality.Score, _audit.GroupsOf, sketcher);
        var groups = ResolvedRecipe.Section(_plan.Bias.Audit with { MinDocuments = 0 }) + string.Join('\n', _auditAssets.Digests.Values);
        var measure = new MeasureStep(_units, measuring, $"{ResolvedRecipe.MeasureSettings(_plan)}{ResolvedRecipe.Section(_plan.Dedup.ForSketches)}{groups}");
        yield return new ExtractStep(
            Inputs, new PageExtractor(_plan.Extract), new ReadOptions { MaxBytes = _plan.Extract.MaxBytes },
            ResolvedRecipe.Section(_plan.Extract with { MaxQuarantined = 0 }), _plan.Extract.MaxQuarantined, measure);
        yield return measure;
        var dedupSettings = ResolvedRecipe.Section(_plan.Dedup.ForClusters) + ResolvedRecipe.TransformSettings(_plan)
            + (_plan.Dedup.Over == DedupScope.Survivors ? ResolvedRecipe.VerdictSettings(_plan) : "");
        var dedup = sketcher is null ? null : new DedupStep(_units, _plan.Chain, _plan.Dedup, dedupSettings);
        if (dedup is not null) yield return dedup;
        var cuts = Cuts(dedup?.Clusters);
        foreach (var step in cuts?.Steps ?? []) yield return step;
        if (_plan.Decontaminate is { Evals.Count: > 0 } decontaminate)
        {
            var looked = decontaminate with { Action = default, MaxRemoved = 0, Around = 0, MaxPieces = 0, MinWords = 0 };
            var step = new DecontaminateStep(_units, _texts.Before(cuts is null ? 0 : 1), decontaminate, ResolvedRecipe.Section(looked), dedup?.Clusters);
            _rejections.Add(step.Rejections);
            _removals = step.Removals;
            yield return step;
        }

        if (cuts is not null) _survivorRejections.Add(cuts.Rejections);
        yield return new SelectStep(SelectInputs(dedup?.Clusters));
        var shardSettings = $"seed {_plan.Seed}\n{ResolvedRecipe.Section(_plan.Shard)}{ResolvedRecipe.TransformSettings(_plan)}";
        yield return new ShardStep(_units, _texts, _plan.Shard, _plan.Seed, _tokenizers, shardSettings);
        if (_plan.Others["train"] is TrainOptions train) yield return new TrainStep(train, _tokenizers, ResolvedRecipe.Section(train));
        var files = Files.Select(file => new ReportFile(file.Path, file.Bytes));
        yield return new ReportStep(ReportVerb.InputsOf(_plan, _units, files));
    }

    private CutSteps? Cuts(IClusters? clusters)
    {
        if (_plan.Dedup.Cut.IsOff) return null;
        var settings = ResolvedRecipe.Section(_plan.Dedup.Cut with { MinWords = 0 });
        var before = new FinalTexts(_plan.Chain, ResolvedRecipe.TransformSettings(_plan));
        var select = SelectInputs(clusters);
        var standing = new StandingDocuments(select, ResolvedRecipe.VerdictSettings(_plan));
        return new(new(_units, before, _plan.Dedup, clusters, standing, settings) { LeavesNear = select.LeavesNear });
    }

    private SelectInputs SelectInputs(IClusters? clusters) => new()
    {
        Seed = _plan.Seed,
        Units = _units,
        Chain = _plan.Chain,
        Quality = _plan.Quality,
        Options = _plan.Select,
        Texts = _texts,
        Rejections = _rejections,
        Removals = _removals,
        SurvivorRejections = _survivorRejections,
        Clusters = clusters,
        Keep = _plan.Dedup.Keep,
        Assets = new Assets(),
        Audit = _audit,
        Factory = _tokenizers,
        Tokenizer = _plan.Shard.Tokenizer,
        TrainedVocabulary = _plan.Shard.TrainedVocabulary(),
        DecisionSettings = $"seed {_plan.Seed}\n{ResolvedRecipe.VerdictSettings(_plan)}keep {_plan.Dedup.Keep}\n"
            + string.Concat(new object?[] { _plan.Decontaminate, _plan.Quality, _plan.Select, _plan.Bias }.OfType<object>().Select(ResolvedRecipe.Section)),
    };
}
