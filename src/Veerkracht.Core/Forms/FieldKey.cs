namespace Veerkracht.Core.Forms;

/// <summary>
/// A key of the format of calls that some kinds of field take and others do not: <see cref="FieldKind.Keys"/>. From it come what the reader
/// takes and refuses, and the boxes of the form with which staff write a field. In the order in which they are read.
/// </summary>
public enum FieldKey
{
    MinLength,
    MaxLength,

    /// <summary>"names": the project is called as this is answered.</summary>
    Names,
    Account,
    Min,
    Max,

    /// <summary>"min" and "max" of a date.</summary>
    FirstDay,
    LastDay,
    Above,
    WarnAbove,
    WarnText,
    Options,
    Fields,
    MinItems,
    MaxItems,
    Rows,
    Columns,
    Format,
    Decimals,
    Value,
}
