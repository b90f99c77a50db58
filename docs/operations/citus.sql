-- Spreads Larder's tables by user. Once, on the coordinator, while no node runs; the tables are as a node made them.

SELECT create_distributed_table('feed', 'user_id');
SELECT create_distributed_table('account', 'user_id', colocate_with => 'feed');
SELECT create_distributed_table('refresh_family', 'user_id', colocate_with => 'feed');
SELECT create_distributed_table('record', 'user_id', colocate_with => 'feed');
SELECT create_distributed_table('receipt', 'user_id', colocate_with => 'feed');

-- looked up by something else
SELECT create_distributed_table('email_owner', 'email', colocate_with => 'none');
SELECT create_distributed_table('login_limit', 'try_key', colocate_with => 'none');

-- the same everywhere
SELECT create_reference_table('store_meta');
SELECT create_reference_table('server_key');
