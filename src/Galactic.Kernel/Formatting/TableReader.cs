using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Formatting;

/// <summary>Reads objects into tables by their public properties and fields.</summary>
internal static class TableReader
{
    /// <summary>A member that becomes a column.</summary>
    /// <param name="Name">Column title.</param>
    /// <param name="Type">Type of the values.</param>
    /// <param name="Read">Value of an object; the message when reading fails.</param>
    internal sealed record Member(string Name, Type Type, Func<object, object?> Read);

    /// <summary>Records, anonymous objects and types without own words show their members.</summary>
    public static bool ShowsProperties(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(object))
        {
            return false;
        }

        bool isRecord = type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
        bool isAnonymous = type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Name.Contains("AnonymousType");
        Type? words = type.GetMethod(nameof(ToString), [])?.DeclaringType;
        bool hasOwnWords = words != typeof(object) && words != typeof(ValueType);
        return Members(type).Count > 0 && (isRecord || isAnonymous || !hasOwnWords);
    }

    /// <summary>Public properties, then public fields.</summary>
    public static IReadOnlyList<Member> Members(Type type)
    {
        const BindingFlags Flags = BindingFlags.Instance | BindingFlags.Public;
        IEnumerable<Member> properties = type.GetProperties(Flags)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Where(property => !property.PropertyType.IsByRef && !property.PropertyType.IsByRefLike)
            .Where(property => !property.PropertyType.IsPointer)
            .Select(property => new Member(property.Name, property.PropertyType, Guard(property.GetValue)));
        IEnumerable<Member> fields = type.GetFields(Flags)
            .Where(field => !field.FieldType.IsPointer)
            .Select(field => new Member(field.Name, field.FieldType, Guard(field.GetValue)));
        return [.. properties, .. fields];
    }

    /// <summary>One row per member.</summary>
    public static Table OfProperties(object value) => new(
        ["", Title(value.GetType())],
        Members(value.GetType()).Select(member => new object?[] { member.Name, member.Read(value) }));

    /// <summary>One row per key.</summary>
    public static Table OfDictionary(IDictionary dictionary)
    {
        List<object?[]> rows = [];
        foreach (DictionaryEntry entry in dictionary)
        {
            rows.Add([entry.Key, entry.Value]);
        }

        return new Table(["key", "value"], rows);
    }

    /// <summary>One row per item; null when the items are not objects with members, all of one type.</summary>
    public static Table? OfItems(IEnumerable items)
    {
        List<object> head = [];
        foreach (object? item in items)
        {
            if (item is null || head.Count > Table.MaxRows)
            {
                break;
            }

            head.Add(item);
        }

        Type? type = head.Count == 0 ? null : head[0].GetType();
        bool uniform = type is not null && ShowsColumns(type) && head.TrueForAll(item => item.GetType() == type);
        if (!uniform)
        {
            return null;
        }

        IReadOnlyList<Member> members = Members(type!);
        IEnumerable<object?[]> rows = head.Select(item => members.Select(member => member.Read(item)).ToArray());
        int? count = items is ICollection all ? all.Count : null;
        return new Table([.. members.Select(member => member.Name)], rows, count);
    }

    private static bool ShowsColumns(Type type) => ShowsProperties(type) || IsPair(type);

    private static bool IsPair(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
            || typeof(ITuple).IsAssignableFrom(type));

    private static string Title(Type type) => type.Name.Contains("AnonymousType") ? "value" : type.Name;

    private static Func<object, object?> Guard(Func<object?, object?> read) => owner =>
    {
        try
        {
            return read(owner);
        }
        catch (TargetInvocationException error)
        {
            return $"({error.InnerException?.GetType().Name}: {error.InnerException?.Message})";
        }
    };
}
