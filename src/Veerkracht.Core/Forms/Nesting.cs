namespace Veerkracht.Core.Forms;

/// <summary>What a field has inside.</summary>
public enum Nesting
{
    /// <summary>Nothing: it is one answer.</summary>
    None,

    /// <summary>Its fields, once; answers are { field: value }.</summary>
    Fields,

    /// <summary>Its fields in each item of a list; answers are [ { field: value } ].</summary>
    Items,

    /// <summary>Its columns in each of its rows; answers are { row: { column: value } }.</summary>
    Rows,
}
