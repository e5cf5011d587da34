using System.Collections;
using System.Globalization;

namespace TorchSharp.Modules;

/// <summary>Modules in order, named 0, 1, 2 … in checkpoints.</summary>
public sealed class ModuleList<T> : torch.nn.Module, IReadOnlyList<T> where T : torch.nn.Module
{
    private readonly T[] list;

    public ModuleList(params T[] modules) : base(nameof(ModuleList<T>))
    {
        list = modules;
        for (var i = 0; i < list.Length; i++) register_module(i.ToString(CultureInfo.InvariantCulture), list[i]);
    }

    public int Count => list.Length;

    public T this[int index] => list[index];

    public IEnumerator<T> GetEnumerator() => list.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => list.GetEnumerator();
}
