namespace Veerkracht.Core.Forms;

/// <summary>The names of the kinds of field. What each is stands in its <see cref="FieldKind"/>.</summary>
public enum FieldType
{
    Text,
    LongText,
    Number,
    Amount,
    Percentage,
    Date,
    Choice,
    Choices,
    YesNo,
    Email,
    Phone,
    Iban,

    /// <summary>A number of the register of enterprises.</summary>
    Kbo,
    PostalCode,
    Files,
    Organisations,

    /// <summary>A place on the map: a GeoJSON Point.</summary>
    Point,

    /// <summary>A path on the map: a GeoJSON LineString or MultiLineString.</summary>
    Line,

    /// <summary>A district on the map: a GeoJSON Polygon or MultiPolygon.</summary>
    Area,

    /// <summary>Fixed rows by fixed columns; answers are { row: { column: value } }.</summary>
    Table,

    /// <summary>Repeated items of fields, which may be groups again; answers are [ { field: value } ].</summary>
    Group,

    /// <summary>Fields side by side under one name, not repeated (a contact, a payment); answers are { field: value }.</summary>
    Block,

    /// <summary>A value that the form computes; never an answer.</summary>
    Computed,
}
