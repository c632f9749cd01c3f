using Azure;
using Azure.Data.Tables.Models;

namespace Lukhas.Sim.Storage.Azure;

/// <summary>The refusals of a table that mean something to its caller.</summary>
internal static class StorageErrors
{
    /// <summary>An entity is not there. A table that is not there is an outage instead.</summary>
    public static bool IsMissingEntity(this RequestFailedException error) =>
        error.Status == 404 && error.ErrorCode != TableErrorCode.TableNotFound;

    /// <summary>An entity is there though it must not be, is another version, or is not there though it must be.</summary>
    public static bool IsClash(this RequestFailedException error) => error.Status is 409 or 412 || error.IsMissingEntity();
}
