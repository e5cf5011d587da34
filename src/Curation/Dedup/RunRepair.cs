using Curation.Core;
using Curation.Runs;

namespace Curation.Dedup;

/// <summary>Makes the run file of a unit anew from its documents: the same bytes that measure wrote.</summary>
internal sealed class RunRepair(StageChain chain, DedupOptions options)
{
    /// <summary>Checks every block of a unit's run file; a missing or damaged one is told in <c>logs/repairs.log</c> and written again.</summary>
    public void Ensure(SketchRun run, StepContext context)
    {
        if (FaultOf(run) is not { } fault) return;
        context.Progress.Note = $"made anew: {fault}";
        Directory.CreateDirectory(context.PathOf("logs"));
        File.AppendAllText(context.PathOf("logs/repairs.log"), $"{fault}; made anew from its documents\n");
        Write(run, context.RunFolder);
    }

    private string? FaultOf(SketchRun run)
    {
        try
        {
            if (!File.Exists(run.Path)) return $"{run.Path}: is missing";
            run.Check(options);
            return null;
        }
        catch (RunException damaged)
        {
            return damaged.Message;
        }
    }

    private void Write(SketchRun run, string runFolder)
    {
        var sketcher = new Sketcher(options);
        var writer = new SketchWriter(run.Path, options);
        foreach (var document in DocumentReader.Read(runFolder, run.Unit))
        {
            var masked = chain.RewriteForDedup(document);
            writer.Add(sketcher.Sketch(document.Hash(), masked.Text, document.Url));
            if (!ReferenceEquals(masked, document)) masked.Text.Dispose();
            document.Text.Dispose();
        }

        writer.Finish();
    }
}
