using Curation.Core;

namespace Curation.Dedup;

/// <summary>Sketches for the measure step.</summary>
public sealed class SketchFiles(DedupOptions options) : ISketcher
{
    private readonly Sketcher _sketcher = new(options);

    public object Sketch(Document document) => _sketcher.Sketch(document.Hash(), document.Text, document.Url);

    public ISketchFile Create(string runFolder, string unit) => new SketchFile(runFolder, DedupStep.RunPath(unit), options);

    private sealed class SketchFile(string runFolder, string path, DedupOptions options) : ISketchFile
    {
        private readonly SketchWriter _writer = new(Path.Combine(runFolder, path), options);

        public void Add(object sketch) => _writer.Add((DocumentSketch)sketch);

        public string Finish()
        {
            _writer.Finish();
            return path;
        }

        public void Dispose()
        {
        }
    }
}
