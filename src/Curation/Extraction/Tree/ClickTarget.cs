using System.Text;

namespace Curation.Extraction.Tree;

/// <summary>What an element says that a click on it opens, by WAI-ARIA 1.2 and the data attributes of Bootstrap.</summary>
internal ref struct ClickTarget
{
    private bool _isExpandable, _isTab, _isPopup;
    private ReadOnlySpan<byte> _controlled, _target;

    /// <summary>A part of the page that is closed at first; no menu and no dialog.</summary>
    public readonly bool IsPanel => _isExpandable && !_isPopup;

    /// <summary>A part of the page in the place of another one.</summary>
    public readonly bool IsTab => _isTab && !_isPopup;

    /// <summary>The names of the parts, with or without number signs before them.</summary>
    public readonly ReadOnlySpan<byte> Names => _target.IsEmpty ? _controlled : _target;

    public void Take(AttributeName name, ReadOnlySpan<byte> value)
    {
        switch (name)
        {
            case AttributeName.AriaExpanded: _isExpandable = true; break;
            case AttributeName.AriaControls: _controlled = value; break;
            case AttributeName.AriaHaspopup: _isPopup |= !Ascii.EqualsIgnoreCase(value, "false"u8); break;
            case AttributeName.DataTarget or AttributeName.DataBsTarget: _target = value; break;
            case AttributeName.DataToggle or AttributeName.DataBsToggle: Toggle(value); break;
        }
    }

    public void TakeRole(ReadOnlySpan<byte> role)
    {
        _isTab |= role.SequenceEqual("tab"u8);
        _isPopup |= role.StartsWith("menuitem"u8) || role.SequenceEqual("combobox"u8) || role.SequenceEqual("treeitem"u8);
    }

    /// <summary>Where a link leads within the page.</summary>
    public void TakeLink(ReadOnlySpan<byte> address)
    {
        if (_controlled.IsEmpty && address is [(byte)'#', _, ..]) _controlled = address;
    }

    private void Toggle(ReadOnlySpan<byte> value)
    {
        if (value.SequenceEqual("collapse"u8)) _isExpandable = true;
        else if (value.SequenceEqual("tab"u8) || value.SequenceEqual("pill"u8)) _isTab = true;
        else _isPopup = true;
    }
}
