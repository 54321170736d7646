namespace Veerkracht.Core.Forms;

/// <summary>In what a field is filled in on a page. Whoever shows fields shows these, whatever the kinds of field are.</summary>
public enum BoxKind
{
    Text,
    LongText,
    Number,
    Amount,
    Percentage,
    Date,
    Email,
    Phone,

    /// <summary>A short text of a form of its own: an account, an enterprise number, a postal code.</summary>
    Code,
    Select,
    Radios,
    Checkboxes,
    YesNo,
    Confirm,
    Output,

    /// <summary>Organisations that were chosen, and a box to search others.</summary>
    Organisations,

    /// <summary>Files to add.</summary>
    Files,

    /// <summary>Places, each on a line, beside a map.</summary>
    Map,

    /// <summary>Boxes side by side under one name.</summary>
    Block,

    /// <summary>Boxes that come again for each item.</summary>
    Group,

    /// <summary>Boxes in rows and columns.</summary>
    Table,
}
